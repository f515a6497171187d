import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRegister } from './access.ts'
import { canSteer } from './policy.ts'
import { countStates } from './subjects.ts'
import { viewRegisterRow, viewRequest } from './views.ts'

export const getRequest = handleQuery(contract.getRequest, async ({ tx, actor, input }) => {
  const { row, rows, hat } = await accessRegister(tx, actor, input.requestId)
  const steers = canSteer(hat, row) && row.closed_at === null
  const classes = [...Map.groupBy(rows, ({ class_id }) => class_id)].map(([classId, group]) => ({
    classId,
    name: group[0]!.class_name,
    counts: countStates(group),
  }))
  return {
    request: await viewRequest(tx, row.id),
    counts: countStates(rows),
    classes,
    can: { close: steers, remind: steers, mark: true },
  }
})

/** One class at a time: a register is read as a class is. */
export const listRegister = handleQuery(contract.listRegister, async ({ tx, actor, input }) => {
  const { rows } = await accessRegister(tx, actor, input.requestId)
  return { rows: rows.filter((one) => one.class_id === (input.classId ?? null)).map(viewRegisterRow) }
})
