import type { Poll, PollEvent } from './contract.ts'

/** An event bears the whole poll as everybody sees it. */
export const applyPollEvent = (poll: Poll, { view }: PollEvent): Poll => (view?.id === poll.id ? view : poll)
