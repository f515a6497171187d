import { registerJudge, registerScreen } from '#domains/chats'
import { publish } from '#server/bus'
import { inTransaction } from '#server/events'
import { addJob, defineJob } from '#server/jobs'
import { findBadWords } from '../rules/find-bad-words.ts'
import { note, tellDesk } from './note.ts'
import { openCase } from './open-case.ts'
import { readAllSettings, readSettings } from './settings.ts'

/** Texts on their way into chats (R132): where the school holds them they wait; where it flags, the desk is told a second later. */
registerScreen(async (drafts, db) => {
  const found = drafts.map(({ text }) => findBadWords(text))
  if (!found.some(Boolean)) return drafts.map(() => null)
  const bad = drafts.filter((_, n) => found[n])
  const settings = await readAllSettings(db, [...new Set(bad.map(({ organizationId }) => organizationId))])
  const held = drafts.map((draft, n) =>
    found[n] && settings.get(draft.organizationId)?.filter === 'hold' ? found[n].rule : null,
  )
  for (const [n, { id, chatId, organizationId }] of drafts.entries()) {
    if (!found[n] || settings.get(organizationId)?.filter !== 'flag') continue
    await addJob(db, flagMessage, { chatId, messageId: id, rule: found[n].rule })
  }
  return held
})

/** Announcements go past an editor: the filter only points. */
registerJudge(async (db, organizationId, text) => {
  const found = findBadWords(text)
  return found && (await readSettings(db, organizationId)).filter !== 'off' ? found.rule : null
})

/** A message that was refused for another reason is not there, and nothing happens. */
export const flagMessage = defineJob<{ chatId: string; messageId: string; rule: string }>(
  'moderation.flag',
  async (db, { chatId, messageId, rule }) => {
    const { facts } = await inTransaction(db, async (tx) => {
      const known = await tx
        .selectFrom('moderation_cases')
        .select('id')
        .where('chat_id', '=', chatId)
        .where('message_id', '=', messageId)
        .executeTakeFirst()
      if (known) return
      const opened = await openCase(tx, { chatId, messageId, reporterId: null, rule })
      if (!opened) return
      const { id: caseId, organizationId, authorId: aboutId } = opened
      await note(tx, { organizationId, deed: 'flagged', byId: null, aboutId, caseId, chatId, words: rule })
      await tellDesk(tx, organizationId)
    })
    publish(facts)
  },
)
