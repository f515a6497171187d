import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import type { FileRef } from '../contract.ts'
import { noFile } from './access.ts'
import { refuseTooMany } from './attach-files.ts'
import { refuseBlocked } from './block-files.ts'

interface Copying {
  /** Files that the caller has made sure this person may have: those of a message they can read. */
  fileIds: string[]
  chatId: string
  msgNo: number
  /** Who forwards: from now on one more owner of the same content. */
  personId: string
  /** Whoever published has looked at them: whether the author may send files now is no question any more. */
  published?: boolean
}

/** A forwarded message has files of its own, with the same content: either may be removed without the other. */
export async function copyFiles(tx: Db, { fileIds, chatId, msgNo, personId, published }: Copying): Promise<FileRef[]> {
  if (fileIds.length === 0) return []
  refuseTooMany(fileIds)
  if (!published) await refuseBlocked(tx, personId)
  // The content counts once in the school's room; in another school it counts anew.
  const { rows } = await sql<{ card: FileRef; old_id: string }>`
    with given as (
      select f.*, g.position as place, gen_random_uuid() as new_id, coalesce(p.account_id, f.account_id) as by_account, c.organization_id as into_organization
      from unnest(${fileIds}::uuid[]) with ordinality as g (id, position)
        join files f on f.id = g.id and f.state = 'ready'
        join people p on p.id = ${personId}
        join chats c on c.id = ${chatId} and c.organization_id = p.organization_id
    ), copied as (
      insert into files (id, organization_id, person_id, account_id, state, voice, name, size, told, sha256, card, counted,
        ready_at, chat_id, msg_no, position, attached_at)
      select new_id, into_organization, ${personId}, by_account, 'ready', voice, name, size, told, sha256,
        card || jsonb_build_object('id', new_id), case when into_organization = organization_id then 0 else size end,
        ready_at, ${chatId}, ${msgNo}::int, place, ${now()} from given
      returning id, card
    ), pictures as (
      insert into file_previews (file_id, width, sha256, size)
      select g.new_id, v.width, v.sha256, v.size from given g join file_previews v on v.file_id = g.id
    )
    select copied.card, given.id as old_id from copied join given on given.new_id = copied.id`.execute(tx)
  if (rows.length !== fileIds.length) throw noFile()
  const cards = new Map(rows.map(({ old_id, card }) => [old_id, card]))
  return fileIds.map((id) => cards.get(id)!)
}
