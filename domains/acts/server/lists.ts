import { viewAnnouncements } from '#domains/announcements'
import { schoolDay } from '#domains/consents'
import { accessHat } from '#domains/people'
import { takeAttempt } from '#server/limits'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { decisionDue } from '../rules.ts'
import { accessAct, noAct } from './access.ts'
import { readShelf, viewAct, viewPublic, viewVersion } from './views.ts'

export const listActs = handleQuery(contract.listActs, async ({ tx, actor, input }) => {
  const { organizationId, administers: keeps } = await accessHat(tx, actor, input.organizationId)
  const today = await schoolDay(tx, organizationId)
  const shelf = await readShelf(tx, organizationId)
  const acts = shelf.map(({ act, versions }) => viewAct(act, versions, today, keeps))
  const decisions = shelf
    .filter(({ act }) => act.kind === 'decision')
    .flatMap(({ versions }) => versions)
    .flatMap(({ act_id, adopted_on }) => (adopted_on ? [{ actId: act_id, adoptedOn: adopted_on }] : []))
    .sort((one, other) => one.adoptedOn.localeCompare(other.adoptedOn))
  const page = await tx
    .selectFrom('act_pages')
    .select('opened_at')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return {
    acts: acts.filter(({ versions }) => keeps || versions > 0),
    decision: keeps ? decisionDue(today, decisions) : null,
    page: { open: page !== undefined },
    can: { keep: keeps },
  }
})

export const getAct = handleQuery(contract.getAct, async ({ tx, actor, input }) => {
  const { row, hat, versions } = await accessAct(tx, actor, input.actId)
  const today = await schoolDay(tx, row.organization_id)
  const keep = hat.administers
  return {
    act: viewAct(row, versions, today, keep),
    versions: versions.map((one) => viewVersion(one, today)),
    notices: keep ? await readNotices() : [],
    can: { keep },
  }

  /** A draft is its author's alone, as everywhere. */
  async function readNotices() {
    const bound = await tx
      .selectFrom('act_notices')
      .selectAll()
      .where(
        'version_id',
        'in',
        versions.map(({ id }) => id),
      )
      .execute()
    const versionOf = new Map(bound.map(({ announcement_id, version_id }) => [announcement_id, version_id]))
    const announcements = await viewAnnouncements(tx, [...versionOf.keys()].sort().reverse())
    return announcements
      .filter(({ state, author }) => state === 'published' || author.id === hat.personId)
      .map(({ id, title, state, progress }) => ({
        announcementId: id,
        versionId: versionOf.get(id)!,
        title,
        state,
        progress,
      }))
  }
})

/** R206. Only what the school has decided to show, and only what is or was in force. */
export const listPublic = handleQuery(contract.listPublic, async ({ tx, input, call }) => {
  await takeAttempt('acts.listPublic', call.ip, 600, 600)
  const school = await tx
    .selectFrom('act_pages')
    .innerJoin('organizations', 'organizations.id', 'organization_id')
    .select(['organizations.id', 'name'])
    .where('organization_id', '=', input.organizationId)
    .executeTakeFirst()
  if (!school) throw noAct()
  const today = await schoolDay(tx, school.id)
  const shelf = await readShelf(tx, school.id)
  return {
    organizationName: school.name,
    acts: shelf.flatMap(({ act, versions }) => viewPublic(act, versions, today)),
  }
})
