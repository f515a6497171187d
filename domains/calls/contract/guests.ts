import { z } from 'zod'
import { command, Id, Instant, query } from '#contract'
import {
  answer,
  getCall,
  joinCall,
  keepStay,
  leaveCall,
  publish,
  raiseHand,
  react,
  receive,
  setSending,
  watch,
} from './calls.ts'

// People of other schools and guests (R104, R175): by a link with their name on it, let in by a host, for one call.

export const GuestLink = z.object({
  id: Id,
  name: z.string(),
  from: z.string(), // «Музей изобразительных искусств»
  url: z.string(),
  expiresAt: Instant,
})
export type GuestLink = z.infer<typeof GuestLink>

/** A call that goes on, or one that is planned. */
const Which = z.object({ callId: Id.optional(), plannedId: Id.optional() })

export const inviteGuest = command('calls.inviteGuest', {
  who: 'account',
  input: Which.extend({
    id: Id,
    name: z.string().trim().min(2).max(80),
    from: z.string().trim().max(120),
    hours: z.number().int().min(1).max(336),
  }),
  output: GuestLink,
})

export const listGuests = query('calls.listGuests', {
  who: 'account',
  input: Which,
  output: z.object({ guests: z.array(GuestLink) }),
})

/** The link opens nothing any more, and whoever has come by it is out. */
export const revokeGuest = command('calls.revokeGuest', {
  who: 'account',
  input: z.object({ id: Id, guestId: Id }),
  output: z.object({}),
})

const Token = z.object({ token: z.string().min(20).max(80) })

/** What a link leads to. Not a query: addresses with secrets stand in logs. */
export const openGuest = command('calls.openGuest', {
  who: 'anyone',
  natural: true,
  input: Token,
  output: z.object({
    name: z.string(),
    school: z.string(),
    title: z.string(),
    startsAt: Instant.nullable(),
    callId: Id.nullable(), // goes on just now
  }),
})

// The same words as everybody's in a call, by the link instead of a session.

const natural = { who: 'anyone', natural: true } as const
const by = <S extends z.ZodRawShape>(input: z.ZodObject<S>) => input.extend(Token.shape)

export const guestGetCall = command('calls.guestGetCall', {
  ...natural,
  input: by(getCall.input),
  output: getCall.output,
})
export const guestJoinCall = command('calls.guestJoinCall', {
  who: 'anyone',
  input: by(joinCall.input),
  output: joinCall.output,
})
export const guestLeaveCall = command('calls.guestLeaveCall', {
  ...natural,
  input: by(leaveCall.input),
  output: leaveCall.output,
})
export const guestKeepStay = command('calls.guestKeepStay', {
  ...natural,
  input: by(keepStay.input),
  output: keepStay.output,
})
export const guestSetSending = command('calls.guestSetSending', {
  ...natural,
  input: by(setSending.input),
  output: setSending.output,
})
export const guestRaiseHand = command('calls.guestRaiseHand', {
  ...natural,
  input: by(raiseHand.input),
  output: raiseHand.output,
})
export const guestReact = command('calls.guestReact', { ...natural, input: by(react.input), output: react.output })
export const guestPublish = command('calls.guestPublish', {
  ...natural,
  input: by(publish.input),
  output: publish.output,
})
export const guestReceive = command('calls.guestReceive', {
  ...natural,
  input: by(receive.input),
  output: receive.output,
})
export const guestWatch = command('calls.guestWatch', { ...natural, input: by(watch.input), output: watch.output })
export const guestAnswer = command('calls.guestAnswer', { ...natural, input: by(answer.input), output: answer.output })
