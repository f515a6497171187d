import { type Selectable, type SqlBool, sql } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import { answersForSchool } from '#rules/people'
import type { Database, Db } from '#server/db'
import { forbidden, notFound } from '#server/errors'
import type { Actor } from '#server/operation'

export type CuratorRow = Selectable<Database['curators']>

const noCurator = () => forbidden('Этот раздел открыт кураторам', 'This section is for curators')
const noSchool = () => notFound('Такой школы на вашей территории нет', 'There is no such school in your territory')
export const noThread = () => notFound('Такой переписки нет', 'There is no such exchange')

/** Of curators c: one oversees from outside, as nobody of any school and no operator, or not at all. */
export const ACTS = sql<SqlBool>`c.ended_at is null
  and not exists (select from people w where w.account_id = c.account_id and w.left_at is null)
  and not exists (select from operators w where w.account_id = c.account_id)`

/** Of curators c and organizations o: the school lies in the territory of one who acts. */
export const COVERS = sql<SqlBool>`${ACTS} and o.suspended_at is null and c.region = o.region
  and (c.municipality is null or c.municipality = o.municipality)`

/** Of organizations o and consents n: given, and for the territory where the school is now. */
export const AGREED = sql<SqlBool>`n.organization_id = o.id and n.region = o.region and n.municipality = o.municipality`

export async function findTerritories(db: Db, actor: Actor): Promise<CuratorRow[]> {
  const { rows } = await sql<CuratorRow>`
    select c.* from curators c where c.account_id = ${actor.accountId} and ${ACTS} order by c.region, c.municipality`.execute(
    db,
  )
  return rows
}

export async function accessTerritories(db: Db, actor: Actor): Promise<CuratorRow[]> {
  const territories = await findTerritories(db, actor)
  if (territories.length === 0) throw noCurator()
  return territories
}

/** A school of the territory; one outside of it is not there. `asked`: as which curator. */
export async function accessWatched(db: Db, actor: Actor, organizationId: string, asked?: string): Promise<CuratorRow> {
  const territories = await findTerritories(db, actor)
  const ids = territories.filter(({ id }) => asked === undefined || id === asked).map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`
    select c.id from curators c join organizations o on ${COVERS}
     where o.id = ${organizationId} and c.id = any(${ids}::uuid[]) order by c.municipality nulls last limit 1`.execute(
    db,
  )
  const curator = territories.find(({ id }) => id === rows[0]?.id)
  if (!curator) throw noSchool()
  return curator
}

/** Whoever speaks for the school with those who oversee it. */
export async function accessSchool(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!hat.administers) {
    throw forbidden('С куратором говорит администрация школы', 'The school’s administration speaks with the curator')
  }
  return hat
}

export async function accessConsent(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!answersForSchool(hat.roles)) {
    throw forbidden(
      'Открывать сводку куратору решают администратор и директор',
      'Whether a curator sees the figures is for the administrator and the director to decide',
    )
  }
  return hat
}
