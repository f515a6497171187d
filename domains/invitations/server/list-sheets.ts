import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessDesk } from './access.ts'
import { readClassPeople, readStaff } from './sheet-people.ts'
import { viewSheets } from './sheet-views.ts'
import { staffByAdministration } from './staff-by-administration.ts'

export const listSheets = handleQuery(contract.listSheets, async ({ tx, actor, input }) => {
  const { organizationId, classId } = input
  const hat = await accessDesk(tx, actor, { organizationId, classId })
  if (!classId && !hat.administers) throw staffByAdministration()
  const people = classId ? await readClassPeople(tx, classId) : await readStaff(tx, organizationId)
  return { sheets: await viewSheets(tx, hat, people) }
})
