import { accessHat, accessPerson, type HatRow } from '#domains/people'
import { answersForSchool, isStaff } from '#rules/people'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import type { Actor } from '#server/operation'

/** R154: the administrator and the director read the figures, and whoever of the staff they have given it to. */
export async function mayRead(db: Db, { personId, roles }: HatRow): Promise<boolean> {
  if (answersForSchool(roles)) return true
  if (!isStaff(roles)) return false
  const given = db.selectFrom('statistics_readers').select('person_id').where('person_id', '=', personId)
  return (await given.executeTakeFirst()) !== undefined
}

export async function accessFigures(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (await mayRead(db, hat)) return hat
  throw forbidden(
    'Сводку открывают администратор и директор. Попросите у них доступ, если он нужен по работе',
    'The summary is opened by the administrator and the director. Ask them for access if your work needs it',
  )
}

export async function accessGiving(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!answersForSchool(hat.roles)) throw onlyThose()
  return hat
}

/** An employee of the school, by somebody who gives and takes. */
export async function accessReader(db: Db, actor: Actor, personId: string) {
  const { hat, person, roles } = await accessPerson(db, actor, personId)
  if (!answersForSchool(hat.roles)) throw onlyThose()
  return { hat, person, roles }
}

const onlyThose = () =>
  forbidden(
    'Доступ к сводке дают и забирают администратор и директор',
    'Access to the summary is given and taken by the administrator and the director',
  )
