import { type SqlBool, sql } from 'kysely'
import { withPapers } from '#domains/announcements'
import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import { type Actor, handleDownload } from '#server/operation'
import { makePdf } from '#server/pdf'
import * as contract from '../contract.ts'
import { isPrinted } from '../rules.ts'
import { isOurs } from './access.ts'
import { noticesPaper, phonesPaper } from './papers.ts'
import { viewTasks } from './views.ts'

const nothingHere = () =>
  notFound('Такого объявления среди ваших дел нет', 'There is no such announcement among your tasks')

/** What of an announcement is still to be done by this person. */
async function accessTasks(tx: Tx, actor: Actor, announcementId: string) {
  const announcement = await tx
    .selectFrom('announcements')
    .innerJoin('organizations', 'organizations.id', 'organization_id')
    .select(['organization_id', 'title', 'text', 'deadline', 'organizations.name as school', 'time_zone'])
    .where('announcements.id', '=', announcementId)
    .executeTakeFirst()
  if (!announcement) throw nothingHere()
  const text = await withPapers(tx, announcementId, announcement.text)
  const hat = await refusedAs(accessHat(tx, actor, announcement.organization_id), nothingHere)
  const tasks = await viewTasks(tx, sql<SqlBool>`t.announcement_id = ${announcementId} and ${isOurs(hat)}`)
  if (tasks.length === 0) throw nothingHere()
  const act = {
    organizationId: announcement.organization_id,
    byPersonId: hat.personId,
    object: { kind: 'announcement', id: announcementId },
  }
  return { announcement: { ...announcement, text }, tasks: tasks.filter(({ state }) => state === 'todo'), act }
}

export const printNotices = handleDownload(contract.printNotices, async ({ tx, actor, input }) => {
  const { announcement, tasks, act } = await accessTasks(tx, actor, input.announcementId)
  note(tx, { ...act, action: 'refusals.printNotices' })
  return {
    mediaType: 'application/pdf',
    fileName: `На бумаге ${plain(announcement.title)}.pdf`,
    bytes: await makePdf(
      noticesPaper(
        announcement,
        tasks.filter(({ route, failed }) => isPrinted(route) || failed),
      ),
    ),
    inline: true,
  }
})

export const printPhones = handleDownload(contract.printPhones, async ({ tx, actor, input }) => {
  const { announcement, tasks, act } = await accessTasks(tx, actor, input.announcementId)
  note(tx, { ...act, action: 'refusals.printPhones' })
  return {
    mediaType: 'application/pdf',
    fileName: `Позвонить ${plain(announcement.title)}.pdf`,
    bytes: await makePdf(
      phonesPaper(
        announcement,
        tasks.filter(({ route }) => route === 'phone' || route === 'sms'),
      ),
    ),
    inline: true,
  }
})

const plain = (title: string): string => title.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 60)
