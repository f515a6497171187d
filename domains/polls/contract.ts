import { z } from 'zod'
import { command, download, type EventOf, event, Id, Instant, query } from '#contract'
import { PersonRef } from '#contract/people'

const Choice = z.number().int().min(0).max(11)

/**
 * A poll as everybody in its chat sees it: never who chose what where it is anonymous, never the right answer of a
 * quiz while one may still answer.
 */
export const Poll = z.object({
  id: Id,
  chatId: Id,
  messageId: Id.nullable(), // null while it waits for the morning
  authorId: Id,
  question: z.string(),
  options: z.array(z.object({ text: z.string(), votes: z.number().int() })),
  voters: z.number().int(), // those who have voted
  of: z.number().int(), // those who may
  multiple: z.boolean(),
  anonymous: z.boolean(),
  quiz: z.boolean(),
  right: Choice.nullable(), // once closed
  explanation: z.string().nullable(), // once closed
  closesAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  tooFew: z.boolean(), // anonymous and closed with so few votes that the sums would tell who chose what
  heldUntil: Instant.nullable(),
})
export type Poll = z.infer<typeof Poll>

const Text = (most: number) => z.string().trim().min(1).max(most)

/** The poll's message goes into the chat at once, or in the morning where the school is quiet. */
export const createPoll = command('polls.createPoll', {
  who: 'account',
  input: z.object({
    id: Id,
    chatId: Id,
    question: Text(300),
    options: z.array(Text(120)).min(2).max(12),
    multiple: z.boolean(),
    anonymous: z.boolean(),
    quiz: z.object({ right: Choice, explanation: z.string().trim().max(500) }).nullable(),
    closesAt: Instant.nullable(),
  }),
  output: Poll,
})

export const getPoll = query('polls.getPoll', {
  who: 'account',
  input: z.object({ pollId: Id }),
  output: z.object({
    poll: Poll,
    can: z.object({
      vote: z.boolean(),
      close: z.boolean(),
      names: z.boolean(), // who chose what
      rest: z.boolean(), // who has not voted
      export: z.boolean(),
    }),
  }),
})

const MyVote = z.object({
  pollId: Id,
  choices: z.array(Choice),
  right: Choice.nullable(), // of a quiz, once I have answered
  explanation: z.string().nullable(),
})

/** What I have chosen in a chat's polls; of the others nothing is told here. */
export const listMyVotes = query('polls.listMyVotes', {
  who: 'account',
  input: z.object({ chatId: Id }),
  output: z.object({ votes: z.array(MyVote) }),
})

/** No choices: the vote is taken back. The answer to a quiz is given once. */
export const vote = command('polls.vote', {
  who: 'account',
  natural: true, // and so the memory of commands holds no vote of an anonymous poll
  input: z.object({ pollId: Id, choices: z.array(Choice).max(12) }),
  output: MyVote,
})

/** By its author or an owner of the chat, before its time. */
export const closePoll = command('polls.closePoll', {
  who: 'account',
  input: z.object({ id: Id, pollId: Id }),
  output: Poll,
})

/** A named poll: who chose what; `rest` = who has not voted, for the author and the chat's owners. */
export const listVotes = query('polls.listVotes', {
  who: 'account',
  input: z.object({ pollId: Id }),
  output: z.object({ options: z.array(z.array(PersonRef)), rest: z.array(PersonRef).nullable() }),
})

export const exportVotes = download('polls.exportVotes', {
  who: 'account',
  input: z.object({ pollId: Id, format: z.enum(['xlsx', 'csv']) }),
})

/** In the chat's topic. */
export const pollChanged = event('polls.pollChanged', { key: z.object({ pollId: Id }), view: Poll })

export type PollEvent = EventOf<typeof pollChanged>
