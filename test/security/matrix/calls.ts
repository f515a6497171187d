import * as calls from '#contract/calls'
import { hashOf, tokenOf } from '../../../domains/calls/server/guests/guest.ts'
import type { Caller } from '../cast.ts'
import { chatId, EVERYBODY, except, id, nothing, OPERATOR, SEATS, SIGNED_IN } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const SIT = SEATS.class.sit
const HOST = ['classTeacher'] as const
const GUESTS = except(SIT, ...HOST)
const REST = { locked: false, waitingRoom: false, switches: { speak: true, show: true, share: false } }

const FINGERPRINT = Array.from({ length: 32 }, () => 'AB').join(':')
const OFFER = {
  mids: { 0: 'mic' as const },
  sdp: [
    'v=0',
    'o=- 1 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'c=IN IP4 0.0.0.0',
    'a=ice-ufrag:abcd',
    'a=ice-pwd:0123456789012345678901',
    `a=fingerprint:sha-256 ${FINGERPRINT}`,
    'a=setup:actpass',
    'a=mid:0',
    'a=sendonly',
    'a=rtcp-mux',
    'a=rtpmap:111 opus/48000/2',
    'a=ssrc:1234 cname:x',
    '',
  ].join('\r\n'),
}

/** Each word of a guest, and what goes with it. */
const TWINS = [
  { twin: calls.guestGetCall, more: () => ({}) },
  { twin: calls.guestJoinCall, more: () => ({ id: id(), mic: false, camera: false }) },
  { twin: calls.guestLeaveCall, more: () => ({}) },
  { twin: calls.guestKeepStay, more: () => ({}) },
  { twin: calls.guestSetSending, more: () => ({ mic: true, camera: false, screen: false }) },
  { twin: calls.guestRaiseHand, more: () => ({ on: true }) },
  { twin: calls.guestReact, more: () => ({ said: 'yes' as const }) },
  { twin: calls.guestPublish, more: () => ({ ...OFFER, no: 1 }) },
  { twin: calls.guestReceive, more: () => ({ no: 1, fresh: true }) },
  { twin: calls.guestWatch, more: () => ({ no: 1, cameras: [] }) },
  {
    twin: calls.guestAnswer,
    more: () => ({ no: 1, version: 1, sdp: OFFER.sdp.replace('sendonly', 'recvonly') }),
  },
]

/** A call stands in a chat; who is in it, and what is heard of them, the host decides, and every word about media is checked. */
export const ofCalls: Row[] = [
  row(calls.startCall)('in class', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, kind: 'video' as const }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'chatId',
    can: async ({ ask, cast }) => (await ask(calls.listChatCalls, { chatId: cast.chats.class }))?.can.start,
  }),
  row(calls.startCall)('of two', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.direct, kind: 'audio' as const }),
    allow: SEATS.direct.sit,
    hides: 'chatId',
    can: async ({ ask, cast }) => (await ask(calls.listChatCalls, { chatId: cast.chats.direct }))?.can.start,
  }),
  row(calls.startCall)('in a channel', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.channel, kind: 'video' as const }),
    allow: [],
    forbidden: SEATS.channel.sit,
    hides: 'chatId',
  }),
  row(calls.startCall)('where one goes on', {
    input: async (stage) => {
      await put(stage)
      return { id: id(), chatId: stage.cast.chats.class, kind: 'video' as const }
    },
    allow: [],
    conflict: HOST,
    forbidden: GUESTS,
    hides: 'chatId',
  }),
  row(calls.listChatCalls)('', { input: chatId('class'), allow: SIT, hides: 'chatId' }),
  row(calls.listRinging)('', { input: nothing, allow: SIGNED_IN }),
  row(calls.getCall)('', { input: put, allow: SIT, hides: 'callId' }),
  row(calls.joinCall)('', { input: joining(), allow: SIT, hides: 'callId' }),
  row(calls.joinCall)('locked', {
    input: joining({ locked_at: new Date() }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
  }),
  row(calls.joinCall)('once removed', {
    input: async (stage) => ({ ...(await stay(stage, { removed_at: new Date() })), ...silent(), id: id() }),
    allow: [],
    forbidden: SIT,
    hides: 'callId',
  }),
  row(calls.joinCall)('once over', {
    input: joining({ ended_at: new Date() }),
    allow: [],
    conflict: SIT,
    hides: 'callId',
  }),
  row(calls.leaveCall)('', { input: (stage) => stay(stage), allow: SIT, hides: 'callId' }),
  row(calls.declineCall)('', {
    input: async (stage) => ({
      callId: (await stay(stage, { rang_at: new Date(), asked_at: null, joined_at: null })).callId,
    }),
    allow: SIT,
    hides: 'callId',
  }),
  row(calls.keepStay)('', { input: (stage) => stay(stage), allow: SIT, hides: 'callId' }),
  row(calls.keepStay)('of another device', {
    input: async (stage) => ({ ...(await stay(stage)), stayId: id() }),
    allow: [],
    forbidden: SIT,
    hides: 'callId',
  }),
  row(calls.setSending)('a microphone', {
    input: async (stage) => ({ ...(await stay(stage)), mic: true, camera: false, screen: false }),
    allow: SIT,
    hides: 'callId',
    can: canInCall('speak'),
  }),
  row(calls.setSending)('a screen, which is the host’s', {
    input: async (stage) => ({ ...(await stay(stage)), mic: false, camera: false, screen: true }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('share'),
  }),
  row(calls.setSending)('a camera that the host has switched off', {
    input: async (stage) => ({
      ...(await stay(stage, {}, { show_at: null })),
      mic: false,
      camera: true,
      screen: false,
    }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('show'),
  }),
  row(calls.setSending)('from the waiting room', {
    input: async (stage) => ({ ...(await stay(stage, { joined_at: null })), mic: true, camera: false, screen: false }),
    allow: [],
    forbidden: SIT,
    hides: 'callId',
  }),
  row(calls.raiseHand)('', {
    input: async (stage) => ({ ...(await stay(stage)), on: true }),
    allow: SIT,
    hides: 'callId',
  }),
  row(calls.react)('', {
    input: async (stage) => ({ ...(await stay(stage)), said: 'thanks' as const }),
    allow: SIT,
    hides: 'callId',
  }),
  row(calls.react)('from the waiting room', {
    input: async (stage) => ({ ...(await stay(stage, { joined_at: null })), said: 'thanks' as const }),
    allow: [],
    forbidden: SIT,
    hides: 'callId',
  }),
  row(calls.endCall)('', { input: hosting(), allow: HOST, forbidden: GUESTS, hides: 'callId', can: canInCall('host') }),
  row(calls.listWaiting)('', { input: put, allow: HOST, forbidden: GUESTS, hides: 'callId' }),
  row(calls.admitPeople)('', {
    input: async (stage) => {
      const { callId } = await put(stage)
      await enter(stage, callId, 'pupil', { joined_at: null })
      return { id: id(), callId, personIds: [stage.cast.pupil.personId] }
    },
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('host'),
  }),
  row(calls.mutePeople)('', {
    input: async (stage) => ({ ...(await withPupil(stage)), personId: stage.cast.pupil.personId }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('host'),
  }),
  row(calls.lowerHands)('', {
    input: async (stage) => ({
      ...(await withPupil(stage, { hand_at: new Date() })),
      personId: stage.cast.pupil.personId,
    }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('host'),
  }),
  row(calls.letBack)('', {
    input: async (stage) => {
      const { callId } = await put(stage)
      await enter(stage, callId, 'pupil', { removed_at: new Date() })
      return { id: id(), callId, personId: stage.cast.pupil.personId }
    },
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('host'),
  }),
  row(calls.removeParticipant)('', {
    input: async (stage) => ({ ...(await withPupil(stage)), personId: stage.cast.pupil.personId }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('host'),
  }),
  row(calls.appointHost)('', {
    input: async (stage) => ({ ...(await withPupil(stage)), personId: stage.cast.pupil.personId, on: true }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('host'),
  }),
  row(calls.appointCaptioner)('', {
    input: async (stage) => ({ ...(await withPupil(stage)), personId: stage.cast.pupil.personId, on: true }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('host'),
  }),
  row(calls.appointCaptioner)('a guest', {
    input: async (stage) => {
      const { callId, guestId } = await guestOf(stage)
      return { id: id(), callId, personId: guestId, on: true }
    },
    allow: [],
    forbidden: SIT,
    hides: 'callId',
  }),
  row(calls.addCaption)('', {
    input: async (stage) => ({ ...(await stay(stage)), id: id(), text: 'Откройте страницу 42' }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('caption'),
  }),
  row(calls.addCaption)('as whom the host has asked', {
    input: async (stage) => ({
      ...(await stay(stage, { captions_at: new Date() })),
      id: id(),
      text: 'Откройте страницу 42',
    }),
    allow: SIT,
    hides: 'callId',
  }),
  row(calls.addCaption)('from the waiting room', {
    input: async (stage) => ({
      ...(await stay(stage, { captions_at: new Date(), joined_at: null })),
      id: id(),
      text: 'Откройте страницу 42',
    }),
    allow: [],
    forbidden: SIT,
    hides: 'callId',
  }),
  row(calls.addCaption)('on another device', {
    input: async (stage) => ({
      ...(await stay(stage, { captions_at: new Date() })),
      stayId: id(),
      id: id(),
      text: 'Откройте страницу 42',
    }),
    allow: [],
    forbidden: SIT,
    hides: 'callId',
  }),
  row(calls.mutePeople)('as a co-host', {
    input: async (stage) => {
      const { callId } = await put(stage)
      await enter(stage, callId, 'pupil', { host: true, cohost_at: new Date(), mic_at: new Date() })
      return { id: id(), callId, personId: stage.cast.pupil.personId }
    },
    allow: ['classTeacher', 'pupil'],
    hides: 'callId',
  }),
  row(calls.setHosting)('', {
    input: async (stage) => ({ ...(await put(stage)), ...REST, locked: true }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('host'),
  }),
  row(calls.publish)('', {
    input: async (stage) => ({ ...(await stay(stage)), ...OFFER, no: 1 }),
    allow: SIT,
    hides: 'callId',
  }),
  row(calls.publish)('a second time: a replay', {
    input: async (stage) => {
      const said = { ...(await stay(stage)), ...OFFER, no: 1 }
      await stage.cast.as(stage.caller).does(calls.publish, said)
      return said
    },
    allow: [],
    conflict: SIT,
    hides: 'callId',
  }),
  row(calls.publish)('what asks something back', {
    input: async (stage) => ({
      ...(await stay(stage)),
      mids: OFFER.mids,
      sdp: OFFER.sdp.replace('sendonly', 'sendrecv'),
      no: 1,
    }),
    allow: [],
    invalid: SIT,
    hides: 'callId',
  }),
  ...[calls.publish, calls.receive, calls.watch, calls.answer].flatMap((signal) => [
    row(signal as typeof calls.publish)(
      'from the waiting room',
      refused(signal.name, (stage) => stay(stage, { joined_at: null })),
    ),
    row(signal as typeof calls.publish)(
      'once removed',
      refused(signal.name, (stage) => stay(stage, { removed_at: new Date() })),
    ),
    row(signal as typeof calls.publish)(
      'once left',
      refused(signal.name, (stage) => stay(stage, { left_at: new Date() })),
    ),
    row(signal as typeof calls.publish)('with a number of somebody else’s', refused(signal.name, strangersStay)),
  ]),
  row(calls.receive)('', {
    input: async (stage) => ({ ...(await stay(stage)), no: 1, fresh: true }),
    allow: SIT,
    hides: 'callId',
  }),
  row(calls.watch)('', {
    input: async (stage) => ({ ...(await stay(stage)), no: 1, cameras: [{ peer: id(), large: true }] }),
    allow: SIT,
    hides: 'callId',
  }),
  row(calls.watch)('a second time: a replay', {
    input: async (stage) => {
      const said = { ...(await stay(stage)), no: 1, cameras: [] }
      await stage.cast.as(stage.caller).does(calls.watch, said)
      return said
    },
    allow: [],
    conflict: SIT,
    hides: 'callId',
  }),
  row(calls.answer)('to nothing', {
    input: async (stage) => ({
      ...(await stay(stage)),
      no: 1,
      version: 1,
      sdp: OFFER.sdp.replace('sendonly', 'recvonly'),
    }),
    allow: [],
    conflict: SIT,
    hides: 'callId',
  }),
  row(calls.inviteGuest)('', {
    input: async (stage) => ({ ...(await put(stage)), id: id(), name: 'Анна Корф', from: 'Музей', hours: 2 }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('invite'),
  }),
  row(calls.inviteGuest)('by a pupil who helps to conduct', {
    input: async (stage) => {
      const { callId } = await put(stage)
      await enter(stage, callId, 'pupil', { host: true, cohost_at: new Date() })
      return { callId, id: id(), name: 'Анна Корф', from: '', hours: 2 }
    },
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: canInCall('invite'),
  }),
  row(calls.inviteGuest)('to what is planned', {
    input: async (stage) => ({ ...(await planned(stage)), id: id(), name: 'Анна Корф', from: 'Музей', hours: 2 }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'plannedId',
  }),
  row(calls.listGuests)('', { input: put, allow: HOST, forbidden: GUESTS, hides: 'callId' }),
  row(calls.revokeGuest)('', {
    input: async (stage) => ({ id: id(), guestId: (await guestOf(stage)).guestId }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'guestId',
  }),
  row(calls.openGuest)('', { input: async (stage) => ({ token: (await guestOf(stage)).token }), allow: EVERYBODY }),
  ...TWINS.flatMap(({ twin, more }) => [
    row(twin as typeof calls.guestGetCall)('by a guest who was let in', {
      // biome-ignore lint/suspicious/noExplicitAny: words of eleven shapes, one table
      input: async (stage): Promise<any> => ({ ...(await guestOf(stage)), ...more() }),
      ...(twin === calls.guestAnswer ? { allow: [], conflict: EVERYBODY } : { allow: EVERYBODY }),
    }),
    row(twin as typeof calls.guestGetCall)('with a link that is forged', {
      // biome-ignore lint/suspicious/noExplicitAny: words of eleven shapes, one table
      input: async (stage): Promise<any> => ({ ...(await guestOf(stage)), ...more(), token: 'x'.repeat(32) }),
      allow: [],
    }),
    row(twin as typeof calls.guestGetCall)('with a link that was revoked', {
      // biome-ignore lint/suspicious/noExplicitAny: words of eleven shapes, one table
      input: async (stage): Promise<any> => ({ ...(await guestOf(stage, { revoked_at: new Date() })), ...more() }),
      allow: [],
    }),
    row(twin as typeof calls.guestGetCall)('into another call', {
      // biome-ignore lint/suspicious/noExplicitAny: words of eleven shapes, one table
      input: async (stage): Promise<any> => ({
        ...(await guestOf(stage)),
        ...more(),
        callId: (await second(stage)).callId,
      }),
      allow: [],
    }),
  ]),
  row(calls.getCheck)('', { input: nothing, allow: SIGNED_IN }),
  row(calls.keepCheck)('', { input: () => CHECK, allow: SIGNED_IN }),
  row(calls.probe)('', { input: () => OFFER, allow: SIGNED_IN }),
  row(calls.probe)('what asks something back', {
    input: () => ({ ...OFFER, sdp: OFFER.sdp.replace('sendonly', 'sendrecv') }),
    allow: [],
    invalid: SIGNED_IN,
  }),
  row(calls.pourBytes)('', { input: () => ({ bytes: 1000 }), allow: SIGNED_IN }),
  row(calls.takeBytes)('', { input: nothing, body: Buffer.alloc(1000), allow: SIGNED_IN }),
  row(calls.planCall)('in class', {
    input: ({ cast }) => ({ id: id(), chatIds: [cast.chats.class], ...PLAN }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'chatIds',
    can: async ({ ask, cast }) => (await ask(calls.listChatCalls, { chatId: cast.chats.class }))?.can.start,
  }),
  row(calls.planCall)('of two', {
    input: ({ cast }) => ({ id: id(), chatIds: [cast.chats.direct], ...PLAN }),
    allow: SEATS.direct.sit,
    hides: 'chatIds',
  }),
  row(calls.changePlanned)('', {
    input: async (stage) => ({ id: id(), ...(await planned(stage)), ...PLAN, title: 'Классный час' }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'plannedId',
    can: canOfPlan('change'),
  }),
  row(calls.callOff)('', {
    input: async (stage) => ({ id: id(), ...(await planned(stage)), day: null }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'plannedId',
    can: canOfPlan('change'),
  }),
  row(calls.callOff)('once called off', {
    input: async (stage) => ({ id: id(), ...(await planned(stage, { called_off_at: new Date() })), day: null }),
    allow: [],
    conflict: HOST,
    forbidden: GUESTS,
    hides: 'plannedId',
  }),
  row(calls.getPlanned)('', { input: (stage) => planned(stage), allow: SIT, hides: 'plannedId' }),
  row(calls.listPlanned)('', {
    input: () => ({ from: new Date().toISOString(), to: new Date(Date.now() + 1e9).toISOString() }),
    allow: SIGNED_IN,
  }),
  row(calls.findConflicts)('', {
    input: ({ cast }) => ({
      chatIds: [cast.chats.class],
      day: DAY,
      time: '18:30',
      minutes: 45,
      repeat: 'once' as const,
    }),
    allow: SIT,
    hides: 'chatIds',
  }),
  row(calls.getFeed)('', { input: nothing, allow: SIGNED_IN }),
  row(calls.makeFeed)('', { input: () => ({ id: id() }), allow: SIGNED_IN }),
  row(calls.dropFeed)('', {
    input: async ({ cast, caller }) => {
      if (caller !== 'nobody') await cast.as(caller).does(calls.makeFeed, { id: id() })
      return { id: id() }
    },
    allow: SIGNED_IN,
  }),
  row(calls.openFeed)('with an address that was guessed', {
    input: () => ({ token: 'x'.repeat(32) }),
    allow: [],
  }),
  row(calls.openFeed)('of a pupil, whoever has been given it', {
    input: async ({ cast }) => {
      const { url } = (await cast.as('pupil').does(calls.makeFeed, { id: id() })).body
      return { token: new URL(url).searchParams.get('token')! }
    },
    allow: EVERYBODY,
  }),
  row(calls.getEngine)('', { input: nothing, allow: OPERATOR }),
  row(calls.drainEngine)('', {
    input: () => ({ id: id(), node: 'builtin-1', draining: false }),
    allow: OPERATOR,
  }),
]

const CHECK: calls.Check = {
  device: 'computer',
  camera: 'ok',
  microphone: 'ok',
  speaker: 'ok',
  network: 'direct',
  downKbit: 9000,
  upKbit: 3000,
  rttMs: 12,
}
const DAY = new Date(Date.now() + 3 * 24 * 3600_000).toISOString().slice(0, 10)
const PLAN = {
  kind: 'lesson' as const,
  title: 'Алгебра',
  agenda: '',
  when: { day: DAY, time: '18:30', minutes: 45, repeat: 'once' as const, until: null },
}

/** Whom the class teacher has invited to the call, and let in. */
async function guestOf(stage: Stage, more: object = {}) {
  const { callId } = await put(stage)
  const guestId = id()
  const { organizationId: organization_id, classTeacher } = stage.cast
  const token = tokenOf(guestId)
  const link = { id: guestId, organization_id, call_id: callId, name: 'Анна Корф', from_where: '' }
  const until = { expires_at: new Date(Date.now() + 3600_000), created_by: classTeacher.personId }
  await stage.db
    .insertInto('call_guests')
    .values({ ...link, ...until, token_hash: hashOf(token), ...more })
    .execute()
  const [stayId, at] = [id(), new Date()]
  const card = JSON.stringify({ id: guestId, name: 'Анна Корф', verified: false, post: null, kinship: null })
  const place = { call_id: callId, person_id: guestId, account_id: null, stay_id: stayId, card }
  await stage.db
    .insertInto('call_people')
    .values({ ...place, asked_at: at, joined_at: at, admitted_at: at })
    .execute()
  return { callId, guestId, stayId, token }
}

async function second(stage: Stage) {
  const { callId } = await put(stage, { ended_at: new Date() })
  return { callId }
}

/** What the class teacher has planned for the class. */
async function planned({ cast, db }: Stage, more: object = {}): Promise<{ plannedId: string }> {
  const plannedId = id()
  const when = { first_day: DAY, start_minute: 1110, minutes: 45, time_zone: 'Asia/Omsk', repeat: 'once' as const }
  const about = { kind: 'lesson' as const, title: 'Алгебра', agenda: '', until_day: null }
  const whose = { organization_id: cast.organizationId, created_by: cast.classTeacher.personId }
  await db
    .insertInto('planned_calls')
    .values({ id: plannedId, ...when, ...about, ...whose, ...more })
    .execute()
  const chat = { planned_id: plannedId, chat_id: cast.chats.class, place: 0 }
  await db.insertInto('planned_call_chats').values(chat).execute()
  return { plannedId }
}

function canOfPlan(what: 'change' | 'start') {
  return async ({ ask, db }: Stage) => {
    const newest = db.selectFrom('planned_calls').select('id').orderBy('created_at', 'desc')
    const { id: plannedId } = await newest.executeTakeFirstOrThrow()
    return (await ask(calls.getPlanned, { plannedId }))?.can[what]
  }
}

const silent = () => ({ mic: false, camera: false })

/** The class teacher’s call in the chat of the class. */
async function put({ cast, db }: Stage, more: object = {}): Promise<{ callId: string }> {
  const callId = id()
  const { organizationId: organization_id, classTeacher, chats } = cast
  const at = new Date()
  const switches = { speak_at: at, show_at: at }
  const call = { id: callId, organization_id, chat_id: chats.class, kind: 'video' as const, started_at: at }
  await db
    .insertInto('calls')
    .values({ ...call, started_by: classTeacher.personId, ...switches, ...more })
    .execute()
  return { callId }
}

async function enter({ cast, db }: Stage, callId: string, who: Caller, more: object): Promise<string> {
  const stayId = id()
  if (!(SIT as readonly string[]).includes(who)) return stayId
  const { personId, accountId } = cast[who as 'pupil' | 'classTeacher']
  const place = { call_id: callId, person_id: personId, account_id: accountId, host: who === 'classTeacher' }
  const at = new Date()
  await db
    .insertInto('call_people')
    .values({ ...place, stay_id: stayId, asked_at: at, joined_at: at, ...more })
    .execute()
  return stayId
}

/** The caller is in the call, if they sit in its chat. */
async function stay(stage: Stage, person: object = {}, call: object = {}) {
  const { callId } = await put(stage, call)
  return { callId, stayId: await enter(stage, callId, stage.caller, person) }
}

async function strangersStay(stage: Stage) {
  const { callId } = await put(stage)
  const stayIds = {
    pupil: await enter(stage, callId, 'pupil', {}),
    classTeacher: await enter(stage, callId, 'classTeacher', {}),
  }
  return { callId, stayId: stage.caller === 'pupil' ? stayIds.classTeacher : stayIds.pupil }
}

async function withPupil(stage: Stage, more: object = { mic_at: new Date() }) {
  const { callId } = await put(stage)
  await enter(stage, callId, 'pupil', more)
  return { id: id(), callId }
}

function joining(call: object = {}) {
  return async (stage: Stage) => ({ ...(await put(stage, call)), ...silent(), id: id() })
}

function hosting() {
  return async (stage: Stage) => ({ ...(await put(stage)), id: id() })
}

function refused(name: string, where: (stage: Stage) => Promise<{ callId: string; stayId: string }>) {
  const said = {
    'calls.publish': OFFER,
    'calls.receive': { fresh: true },
    'calls.watch': { cameras: [] },
    'calls.answer': { version: 1, sdp: OFFER.sdp.replace('sendonly', 'recvonly') },
  }[name]
  return {
    // biome-ignore lint/suspicious/noExplicitAny: three messages of three shapes, one table
    input: async (stage: Stage): Promise<any> => ({ ...(await where(stage)), no: 1, ...said }),
    allow: [],
    forbidden: SIT,
    hides: 'callId' as const,
  }
}

function canInCall(what: 'host' | 'invite' | 'speak' | 'show' | 'share' | 'caption') {
  return async ({ ask, cast, db }: Stage) => {
    const newest = db.selectFrom('calls').select('id').where('chat_id', '=', cast.chats.class)
    const { id: callId } = await newest.orderBy('started_at', 'desc').executeTakeFirstOrThrow()
    return (await ask(calls.getCall, { callId }))?.can[what]
  }
}
