import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessFile } from './access.ts'
import { viewState } from './views.ts'

export const getFile = handleQuery(contract.getFile, async ({ tx, actor, input }) =>
  viewState(await accessFile(tx, actor, input.fileId)),
)
