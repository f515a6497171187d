import { accessPerson } from '#domains/people'
import type { Db } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import type { Actor } from '#server/operation'

/** Movement by order is the administration's; whoever is no pupil moves in other ways. */
export async function accessMoved(db: Db, actor: Actor, personId: string) {
  const { person, roles, hat } = await accessPerson(db, actor, personId)
  if (!hat.administers) throw mayNotMove()
  if (!roles.includes('pupil')) throw notAPupil()
  return { person, hat }
}

export const mayNotMove = () =>
  forbidden(
    'Движение ведёт администрация. Попросите администратора школы',
    'The administration keeps the movement. Ask the school’s administrator',
  )
const notAPupil = () =>
  conflict(
    'Так переводят и отчисляют только обучающихся',
    'Only pupils are moved and dismissed in this way',
    'personId',
  )
