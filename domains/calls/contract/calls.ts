import { z } from 'zod'
import { command, type EventOf, event, Id, Instant, query } from '#contract'
import { PersonRef } from '#contract/people'
import { Ice, Source } from './media.ts'

export const CallKind = z.enum(['audio', 'video'])
export type CallKind = z.infer<typeof CallKind>

/** Switches for everybody but the hosts. */
export const Switches = z.object({ speak: z.boolean(), show: z.boolean(), share: z.boolean() })
export type Switches = z.infer<typeof Switches>

/** What is said with one press: words, seen for a moment and kept nowhere. */
export const Reaction = z.enum(['yes', 'no', 'thanks', 'bravo', 'slower'])
export type Reaction = z.infer<typeof Reaction>

/** What is being said, written down for those who do not hear it. Kept nowhere: the latest lines last as long as the call. */
export const Caption = z.object({ id: Id, by: z.string(), text: z.string(), at: Instant })
export type Caption = z.infer<typeof Caption>

export const Participant = z.object({
  person: PersonRef,
  host: z.boolean(),
  cohost: z.boolean(), // conducts it because a host has asked
  captioner: z.boolean(), // writes captions because a host has asked
  guest: z.boolean(), // of no school here: by a link
  joinedAt: Instant,
  mic: z.boolean(), // is passed on; off, not a packet leaves the server
  camera: z.boolean(),
  screen: z.boolean(),
  handAt: Instant.nullable(),
  reaction: z.object({ said: Reaction, at: Instant }).nullable(),
})
export type Participant = z.infer<typeof Participant>

/** A call as everybody in it sees it. */
export const Call = z.object({
  id: Id,
  chatId: Id,
  kind: CallKind,
  startedBy: PersonRef,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  title: z.string().nullable(), // of the plan that it was begun by
  locked: z.boolean(),
  waitingRoom: z.boolean(),
  switches: Switches,
  participants: z.array(Participant), // in the order they came
  waiting: z.number().int(), // in the waiting room; who, is for the hosts
  captions: z.array(Caption), // the latest three, by whoever writes them
  media: z.number().int(), // the engine's life: when it grows, everybody connects anew
})
export type Call = z.infer<typeof Call>

/** A call as its chat sees it: the bar above the messages and the line among them. */
export const ChatCall = z.object({
  id: Id,
  chatId: Id,
  kind: CallKind,
  startedBy: PersonRef,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  title: z.string().nullable(),
  people: z.number().int(), // who are in it now; once it is over, who have been
})
export type ChatCall = z.infer<typeof ChatCall>

/** The id is the call's own. Starting is not yet joining. */
export const startCall = command('calls.startCall', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id, kind: CallKind, plannedId: Id.optional() }),
  output: ChatCall,
})

/** Calls of a chat: the one that goes on and the latest that are over. */
export const listChatCalls = query('calls.listChatCalls', {
  who: 'account',
  input: z.object({ chatId: Id }),
  output: z.object({ calls: z.array(ChatCall), can: z.object({ start: z.boolean() }) }),
})

/** Calls that ring for me just now. */
export const listRinging = query('calls.listRinging', {
  who: 'account',
  input: z.object({}),
  output: z.object({ calls: z.array(ChatCall) }),
})

export const getCall = query('calls.getCall', {
  who: 'account',
  input: z.object({ callId: Id }),
  output: z.object({
    call: Call,
    seq: z.number().int(), // the topic's position this view is of
    me: Id,
    direct: z.boolean(),
    pictures: z.number().int(), // cameras that the engine carries to one viewer
    ice: Ice,
    recorded: z.boolean(), // it goes to the disk; whom of it, another domain decides
    can: z.object({
      host: z.boolean(),
      invite: z.boolean(),
      speak: z.boolean(),
      show: z.boolean(),
      share: z.boolean(),
      caption: z.boolean(),
    }),
  }),
})

/** A stay lasts from a join to its leave; a person has one at a time, and the last device wins. */
export const joinCall = command('calls.joinCall', {
  who: 'account',
  input: z.object({ id: Id, callId: Id, mic: z.boolean(), camera: z.boolean() }),
  output: z.object({ stayId: Id, state: z.enum(['in', 'waiting']) }),
})

const Stay = z.object({ callId: Id, stayId: Id })

export const leaveCall = command('calls.leaveCall', {
  who: 'account',
  natural: true,
  input: Stay,
  output: z.object({}),
})

/** Every few seconds: who falls silent for half a minute has left. */
export const keepStay = command('calls.keepStay', {
  who: 'account',
  natural: true,
  input: Stay,
  output: z.object({}),
})

/** «Не сейчас»: it rings no more on any device of mine. */
export const declineCall = command('calls.declineCall', {
  who: 'account',
  natural: true,
  input: z.object({ callId: Id }),
  output: z.object({}),
})

/** What of mine is passed on. */
export const setSending = command('calls.setSending', {
  who: 'account',
  natural: true,
  input: Stay.extend({ mic: z.boolean(), camera: z.boolean(), screen: z.boolean() }),
  output: z.object({}),
})

export const raiseHand = command('calls.raiseHand', {
  who: 'account',
  natural: true,
  input: Stay.extend({ on: z.boolean() }),
  output: z.object({}),
})

export const react = command('calls.react', {
  who: 'account',
  natural: true,
  input: Stay.extend({ said: Reaction }),
  output: z.object({}),
})

/** A line of captions: by a host, or by whom one has asked. */
export const addCaption = command('calls.addCaption', {
  who: 'account',
  input: Stay.extend({ id: Id, text: z.string().trim().min(1).max(200) }),
  output: z.object({}),
})

// The hosts: whoever has started it, the owners of the chat, and whom one of these has asked.

/** For everybody at once. In a talk of two, either may. */
export const endCall = command('calls.endCall', {
  who: 'account',
  input: z.object({ id: Id, callId: Id }),
  output: z.object({}),
})

export const listWaiting = query('calls.listWaiting', {
  who: 'account',
  input: z.object({ callId: Id }),
  output: z.object({
    people: z.array(PersonRef),
    removed: z.array(PersonRef), // out of the call, or refused at its door: they may be let back
  }),
})

export const admitPeople = command('calls.admitPeople', {
  who: 'account',
  input: z.object({ id: Id, callId: Id, personIds: z.array(Id).min(1).max(500) }),
  output: z.object({}),
})

/** One, or everybody but the hosts. They may speak again by themselves while `switches.speak` is on. */
export const mutePeople = command('calls.mutePeople', {
  who: 'account',
  input: z.object({ id: Id, callId: Id, personId: Id.nullable() }),
  output: z.object({}),
})

/** Hands that have been heard: of one, or all of them. */
export const lowerHands = command('calls.lowerHands', {
  who: 'account',
  input: z.object({ id: Id, callId: Id, personId: Id.nullable() }),
  output: z.object({}),
})

/** Out of the call or of the waiting room, and not back into this call until a host lets them. */
export const removeParticipant = command('calls.removeParticipant', {
  who: 'account',
  input: z.object({ id: Id, callId: Id, personId: Id }),
  output: z.object({}),
})

/** Whoever was removed may come to the door again. */
export const letBack = command('calls.letBack', {
  who: 'account',
  input: z.object({ id: Id, callId: Id, personId: Id }),
  output: z.object({}),
})

/** Somebody in the call conducts it, too, or no more. */
export const appointHost = command('calls.appointHost', {
  who: 'account',
  input: z.object({ id: Id, callId: Id, personId: Id, on: z.boolean() }),
  output: z.object({}),
})

/** Somebody in the call writes captions for those who do not hear, or no more. */
export const appointCaptioner = command('calls.appointCaptioner', {
  who: 'account',
  input: z.object({ id: Id, callId: Id, personId: Id, on: z.boolean() }),
  output: z.object({}),
})

export const setHosting = command('calls.setHosting', {
  who: 'account',
  natural: true,
  input: z.object({ callId: Id, locked: z.boolean(), waitingRoom: z.boolean(), switches: Switches }),
  output: z.object({}),
})

// Signalling: all that a browser says about media. `no` grows by each message of its kind in a stay; one heard before is
// refused.

const Signal = Stay.extend({ no: z.number().int().min(1) })
// A class of thirty is some sixty sections; a word on the socket holds 64 kB.
const Description = z.string().min(50).max(58_000)

export const publish = command('calls.publish', {
  who: 'account',
  natural: true,
  input: Signal.extend({ sdp: Description, mids: z.record(z.string().max(16), Source) }),
  output: z.object({ sdp: z.string() }),
})

/** Whose cameras are on my screen just now; of the others not a packet comes. `large` where the tile is. */
export const watch = command('calls.watch', {
  who: 'account',
  natural: true,
  input: Signal.extend({ cameras: z.array(z.object({ peer: Id, large: z.boolean() })).max(100) }),
  output: z.object({}),
})

export const Slot = z.object({ mid: z.string(), peer: Id, source: Source })

/** What others send, to be answered; null = nothing new. `fresh` begins a new connection. */
export const receive = command('calls.receive', {
  who: 'account',
  natural: true,
  input: Signal.extend({ fresh: z.boolean() }),
  output: z.object({
    offer: z.object({ version: z.number().int(), sdp: z.string(), slots: z.array(Slot) }).nullable(),
  }),
})

export const answer = command('calls.answer', {
  who: 'account',
  natural: true,
  input: Signal.extend({ version: z.number().int(), sdp: Description }),
  output: z.object({}),
})

/** For the operator: what carries the calls of this installation. */
/** One of the processes or machines that carry calls; `draining` takes no new ones. */
export const EngineNode = z.object({
  name: z.string(),
  state: z.enum(['up', 'starting', 'down', 'resting', 'draining']),
  restarts: z.number().int(),
  calls: z.number().int(),
  people: z.number().int(),
})

/** What browsers come by whose network lets nothing through to the engine. */
export const Relay = z.object({ kind: z.enum(['none', 'own', 'remote']), up: z.boolean() })

export const getEngine = query('calls.getEngine', {
  who: 'operator',
  input: z.object({}),
  output: z.object({
    engine: z.enum(['builtin', 'janus']),
    running: z.boolean(), // begins with the first call
    restarts: z.number().int(),
    calls: z.number().int(),
    people: z.number().int(),
    nodes: z.array(EngineNode),
    relay: Relay,
  }),
})

/** Before work on a machine that carries calls: it gets no new ones, and those it has go on to their end. */
export const drainEngine = command('calls.drainEngine', {
  who: 'operator',
  input: z.object({ id: Id, node: z.string().min(1).max(200), draining: z.boolean() }),
  output: z.object({}),
})

const CallKey = z.object({ callId: Id })

/** In the call's topic: all of it, as it is by now. */
export const callChanged = event('calls.callChanged', { key: CallKey, view: Call })
/** In the chat's topic. */
export const chatCallChanged = event('calls.chatCallChanged', { key: CallKey, view: ChatCall })
/** In the account's topic: it rings. */
export const rang = event('calls.rang', { key: CallKey, view: ChatCall })
/** In the account's topic: it rings no more, or my place in it has changed: admitted, removed, on another device. */
export const myCallChanged = event('calls.myCallChanged', { key: CallKey, view: CallKey })

export type CallEvent = EventOf<typeof callChanged>
export type ChatCallEvent = EventOf<typeof chatCallChanged>
