import { INSTALLATION } from '#server/audit'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { pageOf } from './page.ts'

export const listInstallation = handleQuery(contract.listInstallation, ({ tx, input }) =>
  pageOf(tx, INSTALLATION, input),
)
