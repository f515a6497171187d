import * as polls from '#contract/polls'
import { canInChat, chatId, except, expectDone, id, SEATS } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** A poll stands in a chat: whoever sits there has it. */
export const ofPolls: Row[] = [
  ...(['class', 'channel', 'schoolChannel'] as const).map((chat) =>
    row(polls.createPoll)(`in ${chat}`, {
      input: ({ cast }) => newPoll(cast.chats[chat]),
      allow: SEATS[chat].write,
      forbidden: except(SEATS[chat].sit, ...SEATS[chat].write),
      hides: 'chatId',
      can: canInChat(chat, 'post'),
    }),
  ),
  row(polls.getPoll)('of the class', { input: pollIn('class'), allow: SEATS.class.sit, hides: 'pollId' }),
  row(polls.listMyVotes)('', { input: chatId('class'), allow: SEATS.class.sit, hides: 'chatId' }),
  row(polls.vote)('in a channel', {
    input: async (stage) => ({ ...(await pollIn('channel')(stage)), choices: [1] }),
    allow: SEATS.channel.sit,
    hides: 'pollId',
    can: canWithPoll('vote', 'channel'),
  }),
  row(polls.vote)('once closed', {
    input: async (stage) => {
      const { pollId } = await pollIn('class')(stage)
      expectDone(await stage.cast.as('classTeacher').does(polls.closePoll, { id: id(), pollId }))
      return { pollId, choices: [0] }
    },
    allow: [],
    conflict: SEATS.class.sit,
    hides: 'pollId',
    can: canWithPoll('vote', 'class'),
  }),
  row(polls.closePoll)('', {
    input: async (stage) => ({ id: id(), ...(await pollIn('class')(stage)) }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'pollId',
    can: canWithPoll('close', 'class'),
  }),
  row(polls.listVotes)('of a channel', {
    input: pollIn('channel'),
    allow: ['classTeacher'],
    forbidden: ['pupil', 'guardian'],
    hides: 'pollId',
    can: canWithPoll('names', 'channel'),
  }),
  row(polls.listVotes)('anonymous', {
    input: pollIn('class', { anonymous: true }),
    allow: [],
    forbidden: SEATS.class.sit,
    hides: 'pollId',
    can: canWithPoll('names', 'class'),
  }),
  row(polls.exportVotes)('', {
    input: async (stage) => ({ ...(await pollIn('class')(stage)), format: 'csv' as const }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'pollId',
    can: canWithPoll('export', 'class'),
  }),
]

const newPoll = (chatId: string) => ({
  id: id(),
  chatId,
  question: 'Куда поедем?',
  options: ['В музей', 'В лес'],
  multiple: false,
  anonymous: false,
  quiz: null,
  closesAt: null,
})

/** The class teacher’s, put there a moment ago; the newest of the chat. */
function pollIn(chat: 'class' | 'channel', more: { anonymous?: boolean } = {}) {
  return async ({ cast }: Stage) => {
    const poll = { ...newPoll(cast.chats[chat]), ...more }
    expectDone(await cast.as('classTeacher').does(polls.createPoll, poll))
    return { pollId: poll.id }
  }
}

function canWithPoll(what: 'vote' | 'close' | 'names' | 'export', chat: 'class' | 'channel') {
  return async ({ ask, cast, db }: Stage) => {
    const newest = db.selectFrom('polls').select('id').where('chat_id', '=', cast.chats[chat])
    const { id: pollId } = await newest.orderBy('created_at', 'desc').executeTakeFirstOrThrow()
    return (await ask(polls.getPoll, { pollId }))?.can[what]
  }
}
