import type { Operation } from '#server/operation'
import { confirmNorm } from './confirm-norm.ts'
import { listAnswers } from './list-answers.ts'

export const sanitary: Operation[] = [listAnswers, confirmNorm]

export { readNorms } from './answers.ts'
