import type { InputOf } from '#contract'
import { holdChat, obeyRules, screenText } from '#domains/chats'
import { quietRefusal, readHours } from '#domains/quiet'
import { decide, isUnderWorkingHours } from '#rules/quiet'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden, invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { canAsk } from '../rules.ts'
import { closeLater } from './close-poll.ts'
import { postLater, postPoll } from './post-poll.ts'
import { readPoll } from './views.ts'

type HeldChat = Awaited<ReturnType<typeof holdChat>>

const YEAR = 366 * 24 * 3600_000

/** Whoever may write in the chat asks it; at night the question waits for the morning (R137). */
export const createPoll = handleCommand(contract.createPoll, async ({ tx, actor, input }) => {
  const chat = await holdChat(tx, actor, input.chatId)
  if (!canAsk({ ...chat.facts })) {
    throw forbidden('В этом чате вы читаете, опрос начать нельзя', 'You read in this chat; you cannot start a poll')
  }
  checkPoll(input)
  await checkWords(tx, chat, input)
  await obeyRules(tx, actor, chat, wordsOf(input))
  const held_until = await quietUntil(tx, chat)
  const row = await tx
    .insertInto('polls')
    .values({
      id: input.id,
      organization_id: chat.organizationId,
      chat_id: chat.id,
      message_id: null,
      author_id: chat.personId,
      question: input.question,
      options: input.options,
      multiple: input.multiple,
      anonymous: input.anonymous,
      quiz_right: input.quiz?.right ?? null,
      explanation: input.quiz?.explanation || null,
      closes_at: input.closesAt ? new Date(input.closesAt) : null,
      closed_at: null,
      held_until,
    })
    .onConflict((oc) => oc.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw conflict('Этот номер опроса уже занят', 'This id is taken')
  if (held_until) await postLater(tx, row.id, held_until)
  else await postPoll(tx, row)
  if (row.closes_at) await closeLater(tx, row.id, row.closes_at)
  return readPoll(tx, row.id)
})

function checkPoll({ options, quiz, multiple, closesAt }: InputOf<typeof contract.createPoll>): void {
  if (new Set(options.map((text) => text.toLowerCase())).size < options.length) {
    throw invalid(
      'Два варианта совпадают. Сделайте их разными',
      'Two options are the same. Make them differ',
      'options',
    )
  }
  if (quiz && (multiple || quiz.right >= options.length)) {
    throw invalid('Отметьте в викторине один верный вариант', 'Mark the one right option of the quiz', 'quiz')
  }
  if (!closesAt) return
  const left = new Date(closesAt).getTime() - now().getTime()
  if (left <= 0) {
    throw invalid(
      'Это время уже прошло. Выберите более позднее',
      'That time has passed. Choose a later one',
      'closesAt',
    )
  }
  if (left > YEAR) throw invalid('Опрос длится не больше года', 'A poll lasts for at most a year', 'closesAt')
}

const wordsOf = ({
  question,
  options,
  quiz,
}: Pick<InputOf<typeof contract.createPoll>, 'question' | 'options' | 'quiz'>) =>
  [question, ...options, quiz?.explanation].filter(Boolean).join('\n')

/** A message would be held for a look; a poll comes back to its author at once, to be worded anew (R135). */
async function checkWords(
  tx: Tx,
  { id: chatId, organizationId, personId }: HeldChat,
  { id, question, options, quiz }: InputOf<typeof contract.createPoll>,
): Promise<void> {
  const text = wordsOf({ question, options, quiz })
  if (!(await screenText(tx, { id, organizationId, chatId, personId, text }))) return
  throw invalid(
    'Похоже на грубость: школа такие слова не пропускает. Перепишите вопрос и варианты',
    'This looks rude, and the school does not let it through. Word the question and the answers anew',
    'question',
  )
}

/** When the question goes; null: at once. Where the school takes nothing at this hour, it is refused as a message is. */
async function quietUntil(tx: Tx, { organizationId, facts: { kind, automatic, follows } }: HeldChat) {
  const school = (await readHours(tx, [organizationId])).get(organizationId)
  if (!school) return null
  const working = isUnderWorkingHours({ kind, automatic, follows, senderIsStaff: true })
  const decision = decide(school.hours, { now: now(), zone: school.zone, working })
  if (decision.kind === 'refuse') throw quietRefusal(decision.until, school.zone)
  return decision.kind === 'now' ? null : decision.until
}
