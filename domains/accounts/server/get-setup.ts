import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { needsOperator } from './operator-setup.ts'

export const getSetup = handleQuery(contract.getSetup, async ({ tx }) => ({ needsOperator: await needsOperator(tx) }))
