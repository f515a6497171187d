import { notEntitledToUrgent, readHours } from '#domains/quiet'
import { decide, isUnderWorkingHours, mayBeUrgent } from '#rules/quiet'
import { note } from '#server/audit'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { invalid } from '#server/errors'
import { inTransaction } from '#server/events'
import { addJob, defineJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { canPublish } from '../rules.ts'
import { type AnnouncementRow, accessAnnouncement } from './access.ts'
import { tellFollowers } from './follow-announcements.ts'
import { postToChats } from './post-to-chats.ts'
import { notThisStep } from './steps.ts'
import { tellMoved } from './tell.ts'
import { viewAnnouncement } from './views.ts'

const NINETY_DAYS = 90 * 24 * 3600_000

/** Into all its chats at once, or at its hour; at night in the morning, unless urgent (R137, R138). */
export const publishAnnouncement = handleCommand(contract.publishAnnouncement, async ({ tx, actor, input }) => {
  const held = await accessAnnouncement(tx, actor, input.announcementId, { lock: true })
  const { row, hat, standing } = held
  if (!canPublish(standing)) throw notThisStep(held, 'editor')
  const chosen = input.at ? new Date(input.at) : now()
  checkHour(row, chosen)
  const quiet = await quietUntil(tx, row, chosen)
  const urgent = quiet && input.urgent ? input.urgent : null
  if (urgent && !mayBeUrgent(quiet!.hours, hat.roles)) throw notEntitledToUrgent()

  note(tx, {
    organizationId: row.organization_id,
    action: 'announcements.publishAnnouncement',
    byPersonId: hat.personId,
    object: { kind: 'announcement', id: row.id },
    details: { urgent: urgent !== null },
  })
  const at = quiet && !urgent ? quiet.until : chosen
  const decided = { decided_by: hat.personId, reason: null, urgent }
  if (at > now()) {
    const step = { ...decided, state: 'scheduled' as const, publish_at: at }
    await tx.updateTable('announcements').set(step).where('id', '=', row.id).execute()
    await tellMoved(tx, row, 'scheduled', hat.personId)
    await publishLater(tx, row.id, at)
  } else await publishNow(tx, { ...row, ...decided })
  return viewAnnouncement(tx, row.id)
})

function checkHour(row: AnnouncementRow, at: Date): void {
  if (at.getTime() > now().getTime() + NINETY_DAYS) {
    throw invalid('Отложить можно не больше чем на 90 дней', 'It may wait for at most 90 days', 'at')
  }
  if (row.deadline && row.deadline <= at) {
    throw invalid('Срок ответа раньше публикации. Измените срок', 'The deadline is before the publication', 'deadline')
  }
}

/** When the school's hours would let it through, if not at this moment. */
async function quietUntil(db: Db, row: AnnouncementRow, at: Date) {
  const school = (await readHours(db, [row.organization_id])).get(row.organization_id)
  if (!school) return null
  const chats = await db
    .selectFrom('announcement_chats')
    .innerJoin('chats', 'chats.id', 'chat_id')
    .select(['kind', 'automatic', 'follows'])
    .where('announcement_id', '=', row.id)
    .execute()
  const working = chats.some((chat) => isUnderWorkingHours({ ...chat, senderIsStaff: true }))
  const decision = decide(school.hours, { now: at, zone: school.zone, working })
  return decision.kind === 'now' ? null : { until: decision.until, hours: school.hours }
}

/** Its hour has come; the school may have set other hours since. */
export const publishOnTime = defineJob<{ announcementId: string }>(
  'announcements.publishOnTime',
  async (db, { announcementId }) => {
    const { facts } = await inTransaction(db, async (tx) => {
      const rows = tx.selectFrom('announcements').selectAll().where('id', '=', announcementId)
      const row = await rows.forUpdate().executeTakeFirst()
      if (row?.state !== 'scheduled' || !row.publish_at || row.publish_at > now()) return
      const quiet = row.urgent ? null : await quietUntil(tx, row, now())
      if (!quiet) return publishNow(tx, row)
      await tx.updateTable('announcements').set({ publish_at: quiet.until }).where('id', '=', row.id).execute()
      await publishLater(tx, row.id, quiet.until)
    })
    publish(facts)
  },
)

const publishLater = (tx: Tx, announcementId: string, runAt: Date) =>
  addJob(tx, publishOnTime, { announcementId }, { runAt, key: `announcement publish ${announcementId}` })

async function publishNow(tx: Tx, row: AnnouncementRow): Promise<void> {
  const { decided_by, reason, urgent } = row
  const step = { state: 'published' as const, published_at: now(), publish_at: null, decided_by, reason, urgent }
  await tx.updateTable('announcements').set(step).where('id', '=', row.id).execute()
  await tellMoved(tx, row, 'published', decided_by)
  await postToChats(tx, row)
  await tellFollowers(tx, row.id)
}
