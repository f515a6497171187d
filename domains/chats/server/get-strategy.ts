import { forbidden } from '#server/errors'
import { type Actor, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf } from './access.ts'
import { readMay } from './strategy.ts'

export const getStrategy = handleQuery(contract.getStrategy, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor as Actor, input.organizationId)
  if (!self.staff) throw onlyStaff()
  const { strategy, may } = await readMay(tx, input.organizationId, self)
  const { groups, channels } = may
  return { strategy, can: { groups, channels, gather: self.administers, edit: self.administers } }
})

export const onlyStaff = () => forbidden('Это для сотрудников школы', "This is for the school's staff")
