import { type SqlBool, sql } from 'kysely'
import { followAnnouncements, withPapers } from '#domains/announcements'
import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import { enqueueOutgoing } from '#server/outgoing'
import { isAutomatic, type Route, smsOf } from '../rules.ts'
import { tellResponsible } from './tell.ts'
import { viewTasks } from './views.ts'

// An announcement counts these families, too: it goes to them by itself, or becomes somebody's to do.
followAnnouncements({ published: deliver })

interface Addressee {
  id: string
  subject_id: string
  route: Route
  address: string | null
}

async function deliver(tx: Tx, announcementId: string): Promise<void> {
  const addressees = await findAddressees(tx, announcementId)
  if (addressees.length === 0) return
  const announcement = await readAnnouncement(tx, announcementId)
  for (const one of addressees) {
    await tx
      .insertInto('delivery_tasks')
      .values({
        id: newId(),
        organization_id: announcement.organization_id,
        announcement_id: announcementId,
        refusal_id: one.id,
        route: one.route,
        address: one.address,
        outgoing_id: await send(tx, one, announcement),
        done_at: null,
        done_by: null,
      })
      .onConflict((oc) => oc.doNothing())
      .execute()
  }
  await tellResponsible(
    tx,
    announcement.organization_id,
    addressees.map(({ subject_id }) => subject_id),
  )
}

/** Whoever has a seat where it is said, or whose child has; about a class only if the child is in it. */
async function findAddressees(tx: Tx, announcementId: string): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select distinct r.id, r.subject_id, r.route, r.address
      from announcement_chats ac
      join chats c on c.id = ac.chat_id
      join chat_seats s on s.chat_id = c.id and s.left_at is null
       and s.part = case c.kind when 'channel' then 'reader' else 'member' end
      join refusals r on r.ended_on is null and s.person_id in (r.subject_id, r.applicant_id)
      join people p on p.id = r.subject_id and p.left_at is null
     where ac.announcement_id = ${announcementId} and ac.message_id is not null
       and (c.class_id is null or s.person_id = r.subject_id or exists (select from class_seats cs
            where cs.class_id = c.class_id and cs.person_id = r.subject_id and cs.left_at is null))
     order by r.id`.execute(tx)
  return rows
}

async function readAnnouncement(tx: Tx, id: string) {
  const announcement = await tx
    .selectFrom('announcements')
    .innerJoin('organizations', 'organizations.id', 'organization_id')
    .select(['organization_id', 'title', 'text', 'organizations.name as school'])
    .where('announcements.id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...announcement, text: await withPapers(tx, id, announcement.text) }
}

/** What was still somebody's to do goes the new way. */
export async function deliverAnew(
  tx: Tx,
  refusalId: string,
  way: { route: Route; address: string | null },
): Promise<void> {
  const tasks = await viewTasks(tx, sql<SqlBool>`r.id = ${refusalId} and t.done_at is null`)
  for (const { id, announcementId } of tasks.filter(({ state }) => state === 'todo')) {
    const outgoing_id = await send(tx, way, await readAnnouncement(tx, announcementId))
    await tx
      .updateTable('delivery_tasks')
      .set({ ...way, outgoing_id })
      .where('id', '=', id)
      .execute()
  }
}

async function send(
  tx: Tx,
  { route, address }: Pick<Addressee, 'route' | 'address'>,
  { school, title, text }: { school: string; title: string; text: string },
): Promise<string | null> {
  if (!isAutomatic(route) || !address) return null
  if (route === 'sms') return enqueueOutgoing(tx, { channel: 'sms', address, body: smsOf(school, title, text) })
  const body = `${text}\n\n${school}\n\nВы получили это письмо, потому что выбрали почту вместо «Звонка». Изменить способ можно у классного руководителя.`
  return enqueueOutgoing(tx, { channel: 'mail', address, subject: title, body })
}
