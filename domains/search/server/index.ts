import type { Operation } from '#server/operation'
import { find } from './find.ts'
import { findAuthors } from './find-authors.ts'

export const search: Operation[] = [find, findAuthors]

export { catchUp, keepIndexing, rebuild } from './catch-up.ts'
