import { sql } from 'kysely'
import { draftAnnouncement } from '#domains/announcements'
import { note } from '#server/audit'
import type { Db } from '#server/db'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import type { Addressees } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessVersion, notKeeper } from './access.ts'
import { acted } from './write-acts.ts'

/** Which of the automatic chats reach whom. */
const CHATS: Record<Addressees, string> = { staff: 'staffChannel', guardians: 'parents', pupils: 'class' }

/** The list of who has read it is an announcement's: with reminders, paper marks and a sheet to print. */
export const askToRead = handleCommand(contract.askToRead, async ({ tx, actor, input }) => {
  const { row, hat, version } = await accessVersion(tx, actor, input.versionId, { lock: true })
  if (!hat.administers) throw notKeeper()
  if (!version.adopted_on) {
    throw conflict('Сначала примите документ: черновик ещё изменится', 'Adopt it first: a draft will still change')
  }
  const chatIds = await findChats(tx, row.organization_id, input.addressees)
  const number = version.number ? ` № ${version.number}` : ''
  const text = `Документ${number} от ${version.adopted_on.split('-').reverse().join('.')}. [Прочитайте его](/acts/${row.id}) и отметьте, что ознакомились.`
  await draftAnnouncement(tx, hat, {
    id: input.id,
    title: row.title.slice(0, 150),
    text,
    deadline: null,
    acknowledge: true,
    perChild: false,
    chatIds,
  })
  await tx.insertInto('act_notices').values({ version_id: version.id, announcement_id: input.id }).execute()
  note(tx, { ...acted(row, hat.personId), action: 'acts.askToRead' })
  return { announcementId: input.id }
})

async function findChats(db: Db, organizationId: string, addressees: Addressees[]): Promise<string[]> {
  const kinds = addressees.map((one) => CHATS[one])
  const { rows } = await sql<{ id: string }>`
    select c.id from chats c where c.organization_id = ${organizationId} and c.archived_at is null
       and c.automatic = any(${kinds}::text[]) and exists (
         select from chat_seats s where s.chat_id = c.id and s.left_at is null and s.part <> 'owner') order by c.id limit 300`.execute(
    db,
  )
  if (rows.length > 0) return rows.map(({ id }) => id)
  throw conflict(
    'В их чатах пока никого нет: сначала добавьте людей',
    'Nobody is in their chats yet: add people first',
    'addressees',
  )
}
