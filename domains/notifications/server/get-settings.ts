import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewSettings } from './views.ts'

export const getSettings = handleQuery(contract.getSettings, ({ tx, actor }) => viewSettings(tx, actor))
