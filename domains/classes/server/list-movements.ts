import { accessHat, accessPerson } from '#domains/people'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { findMovements, viewMovement } from './movement-views.ts'

/** The whole school for the administration; a pupil's own history for whoever leads the class. */
export const listMovements = handleQuery(contract.listMovements, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) {
    if (!input.personId) throw mayNotSee()
    const { looking } = await accessPerson(tx, actor, input.personId)
    if (!looking.led) throw mayNotSee()
  }
  const rows = await findMovements(tx, input, input.after)
  return {
    movements: rows.map((row) => viewMovement(row, hat)),
    total: rows[0]?.total ?? 0,
    can: { paper: hat.administers },
  }
})

export const mayNotSee = () =>
  forbidden(
    'Движение всей школы видит администрация, а классный руководитель видит своих учеников',
    'The administration sees the movement of the school; a class teacher sees the own pupils',
  )
