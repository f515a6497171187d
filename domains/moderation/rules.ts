// Pure rules of moderation for both sides. The word filter stands apart (rules/find-bad-words.ts): it is the server's, and
// its list is no part of what a phone downloads.

export { DEFAULT_CONDUCT } from './rules/conduct.ts'
export { type Fraud, findDouble, findFraud } from './rules/fraud.ts'
