import type { Operation } from '#server/operation'
import { find } from './find.ts'
import { findAuthors } from './find-authors.ts'
import { rebuildIndex } from './rebuild-index.ts'

export const search: Operation[] = [find, findAuthors, rebuildIndex]

export { catchUp, keepIndexing } from './catch-up.ts'
