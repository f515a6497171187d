import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { studioState } from './media/studio.ts'

export const getEngine = handleQuery(contract.getEngine, async () => studioState())
