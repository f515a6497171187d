import { keepContents } from '#domains/files'
import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import { readEvidence } from './evidence.ts'

/** The case of a message: the one there is, opened again if it was closed before this report, or a new one. */
export async function openCase(
  tx: Tx,
  about: { chatId: string; messageId: string; reporterId: string | null; rule?: string },
): Promise<{ id: string; organizationId: string; authorId: string } | null> {
  const known = await tx
    .selectFrom('moderation_cases')
    .select(['id', 'organization_id', 'author_id'])
    .where('chat_id', '=', about.chatId)
    .where('message_id', '=', about.messageId)
    .forUpdate()
    .executeTakeFirst()
  if (known) return { id: known.id, organizationId: known.organization_id, authorId: known.author_id }

  const evidence = await readEvidence(tx, about.chatId, about.messageId)
  if (!evidence) return null
  const chat = await tx
    .selectFrom('chats')
    .select(['organization_id', 'class_id'])
    .where('id', '=', about.chatId)
    .executeTakeFirstOrThrow()
  const id = newId()
  await tx
    .insertInto('moderation_cases')
    .values({
      id,
      organization_id: chat.organization_id,
      chat_id: about.chatId,
      class_id: chat.class_id ?? (await findChildsClass(tx, [evidence.authorId, about.reporterId])),
      message_id: about.messageId,
      msg_no: evidence.msgNo,
      author_id: evidence.authorId,
      rule: about.rule ?? null,
      text: evidence.text,
      files: JSON.stringify(evidence.files),
      sha256: evidence.sha256,
      around: JSON.stringify(evidence.around),
      sent_at: evidence.sentAt,
    })
    .execute()
  const sha256s = evidence.files.flatMap(({ sha256 }) => sha256 ?? [])
  await keepContents(tx, { sha256s, keptFor: id })
  return { id, organizationId: chat.organization_id, authorId: evidence.authorId }
}

/** In a chat that belongs to no class the class teacher of the child answers: the author's first, then the reporter's. */
async function findChildsClass(tx: Tx, personIds: (string | null)[]): Promise<string | null> {
  for (const personId of personIds) {
    if (!personId) continue
    const seat = await tx
      .selectFrom('class_seats')
      .innerJoin('classes', 'classes.id', 'class_seats.class_id')
      .select('class_id')
      .where('person_id', '=', personId)
      .where('part', '=', 'pupil')
      .where('kind', '=', 'class')
      .where('left_at', 'is', null)
      .executeTakeFirst()
    if (seat) return seat.class_id
  }
  return null
}
