import { z } from 'zod'
import { command, Day, Id, Instant, Nothing, query } from '#contract'

// Chats that stood in other messengers, who brings each of them here, and how far it has come (R169, R170).

export const MoveFrom = z.enum(['telegram', 'whatsapp', 'viber', 'vk', 'other'])
export type MoveFrom = z.infer<typeof MoveFrom>
export const MovedWhom = z.enum(['pupils', 'guardians', 'staff'])
export type MovedWhom = z.infer<typeof MovedWhom>

const Named = z.object({ id: Id, name: z.string() })

export const Move = z.object({
  id: Id,
  title: z.string(), // as people call it there
  from: MoveFrom,
  class: Named.nullable(), // null: of the whole school
  whom: MovedWhom,
  responsible: Named.nullable(),
  until: Day.nullable(),
  moved: z.object({ by: z.string(), at: Instant }).nullable(),
  people: z.object({ known: z.number().int(), joined: z.number().int() }), // who belongs there, and who of them is here
})
export type Move = z.infer<typeof Move>

/** All of them for the administration; for anybody else those one answers for. */
export const listMoves = query('acts.listMoves', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    moves: z.array(Move),
    staff: z.array(Named), // who may answer for one
    classes: z.array(Named),
    can: z.object({ plan: z.boolean() }),
  }),
})

/** The chats of pupils and of guardians of every class that are not in the list yet, each with its class teacher. */
export const planMoves = command('acts.planMoves', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, from: MoveFrom, until: Day.nullable() }),
  output: z.object({ planned: z.number().int() }),
})

/** A new line, or other words of one that is there. */
export const saveMove = command('acts.saveMove', {
  who: 'account',
  input: Move.pick({ title: true, from: true, whom: true, until: true }).extend({
    id: Id,
    organizationId: Id,
    moveId: Id,
    title: z.string().trim().min(2).max(120),
    classId: Id.nullable(),
    responsibleId: Id.nullable(),
  }),
  output: Nothing,
})

/** By whoever answers for it, or by the administration; off again when it was pressed too early. */
export const markMoved = command('acts.markMoved', {
  who: 'account',
  input: z.object({ id: Id, moveId: Id, on: z.boolean() }),
  output: Nothing,
})

export const removeMove = command('acts.removeMove', {
  who: 'account',
  input: z.object({ id: Id, moveId: Id }),
  output: Nothing,
})
