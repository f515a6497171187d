import * as broadcasts from '#contract/broadcasts'
import { placeFile } from '../place-file.ts'
import { ADMINISTRATION, except, id, inSchool, MEMBERS, NO_ADMINISTRATION, SEATS, SIGNED_IN } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const SIT = SEATS.class.sit
const SEE = [...ADMINISTRATION, ...SIT]
const startsAt = () => new Date(Date.now() + 3600_000).toISOString()
const about = () => ({ title: 'Осенний концерт', about: '', startsAt: startsAt(), recorded: true, comments: true })
const LIVE = { started_at: new Date() }
const OVER = { ...LIVE, ended_at: new Date() }
const presented = { allow: ADMINISTRATION, forbidden: SIT, hides: 'broadcastId' } as const
const watched = { allow: [], conflict: SEE, hides: 'broadcastId' } as const

/** A broadcast of the director's for class 7А: the administration leads it, whoever sits in the chat watches it. */
export const ofBroadcasts: Row[] = [
  row(broadcasts.getSettings)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(broadcasts.setSettings)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, whoPlans: 'staff' as const }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(broadcasts.getSettings, inSchoolOf(cast)))?.can.edit,
  }),
  row(broadcasts.planBroadcast)('', {
    input: plan,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(broadcasts.listBroadcasts, inSchoolOf(cast)))?.can.plan,
  }),
  row(broadcasts.planBroadcast)('where the staff may', {
    input: async (stage) => {
      const { cast, db } = stage
      const row = { organization_id: cast.organizationId, who_plans: 'staff' as const, set_at: new Date() }
      await db
        .insertInto('broadcast_settings')
        .values({ ...row, set_by: cast.director.personId })
        .execute()
      return plan(stage)
    },
    allow: [...ADMINISTRATION, 'classTeacher'],
    forbidden: except(NO_ADMINISTRATION, 'classTeacher'),
    hides: 'organizationId',
  }),
  row(broadcasts.changeBroadcast)('', {
    input: async (stage) => ({ ...(await act()(stage)), ...about(), title: 'Зимний концерт' }),
    ...presented,
    can: canOf('change'),
  }),
  row(broadcasts.callOff)('', { input: act(), ...presented }),
  row(broadcasts.goLive)('', { input: act(), ...presented, can: canOf('present') }),
  row(broadcasts.endBroadcast)('', { input: act(LIVE), ...presented }),
  row(broadcasts.endBroadcast)('that has not begun', {
    input: act(),
    allow: [],
    conflict: ADMINISTRATION,
    forbidden: SIT,
    hides: 'broadcastId',
  }),
  row(broadcasts.getBroadcast)('', { input: which(), allow: SEE, hides: 'broadcastId' }),
  row(broadcasts.listBroadcasts)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(broadcasts.listOfDay)('', {
    input: () => ({ from: new Date().toISOString(), to: startsAt() }),
    allow: SIGNED_IN,
  }),
  row(broadcasts.handOver)('to a teacher', {
    input: async (stage) => ({ ...(await act()(stage)), personId: stage.cast.classTeacher.personId }),
    ...presented,
    can: canOf('present'),
  }),
  row(broadcasts.handOver)('to a pupil', {
    input: async (stage) => ({ ...(await act()(stage)), personId: stage.cast.pupil.personId }),
    allow: [],
    invalid: ADMINISTRATION,
    forbidden: SIT,
    hides: 'broadcastId',
  }),
  row(broadcasts.listPresenters)('', { input: which(), ...presented }),
  row(broadcasts.openCamera)('', { input: which(), ...presented }),
  row(broadcasts.renewKey)('', { input: act(), ...presented }),
  row(broadcasts.getHealth)('', { input: which(), ...presented }),
  row(broadcasts.countViewers)('', { input: which(LIVE), allow: SEE, hides: 'broadcastId' }),
  row(broadcasts.pour)('', {
    input: async (stage) => ({ ...(await which()(stage)), reel: id(), no: 1, form: 'webm' as const }),
    body: Buffer.from('a piece of a reel that nobody knows'),
    ...presented,
  }),
  row(broadcasts.getMaster)('that nobody films', { input: which(LIVE), ...watched }),
  row(broadcasts.getPlaylist)('that nobody films', { input: ofRung(), ...watched }),
  row(broadcasts.getInit)('that nobody films', { input: ofRung({ take: 1 }), ...watched }),
  row(broadcasts.getPart)('that nobody films', { input: ofRung({ msn: 1, part: 0 }), ...watched }),
  row(broadcasts.watchFilm)('', { input: filmed(), allow: SEE, hides: 'broadcastId' }),
  row(broadcasts.watchFilm)('that is not there', { input: which(OVER), ...watched }),
  row(broadcasts.removeFilm)('', {
    input: async (stage) => ({ ...(await act({ ...OVER, film: 'failed' })(stage)), reason: 'Попросили родители' }),
    ...presented,
    can: canOf('removeFilm'),
  }),
]

const inSchoolOf = ({ organizationId }: Stage['cast']) => ({ organizationId })

function plan({ cast }: Stage) {
  return { id: id(), organizationId: cast.organizationId, chatIds: [cast.chats.class], ...about() }
}

function which(more: object = {}) {
  return async ({ cast, db }: Stage) => {
    const broadcastId = id()
    const { title, about: said, recorded, comments } = about()
    const planned = { planned_by: cast.director.personId, planned_at: new Date(), starts_at: new Date(startsAt()) }
    await db
      .insertInto('broadcasts')
      .values({
        id: broadcastId,
        organization_id: cast.organizationId,
        title,
        about: said,
        recorded,
        comments,
        ...planned,
        ...more,
      })
      .execute()
    await db
      .insertInto('broadcast_chats')
      .values({ broadcast_id: broadcastId, chat_id: cast.chats.class, place: 0 })
      .execute()
    return { broadcastId }
  }
}

function act(more: object = {}) {
  return async (stage: Stage) => ({ ...(await which(more)(stage)), id: id() })
}

function ofRung<M extends object>(more: M = {} as M) {
  return async (stage: Stage) => ({ ...(await which(LIVE)(stage)), rung: 'large' as const, ...more })
}

function filmed() {
  return async (stage: Stage) => {
    const { organizationId, director: owner } = stage.cast
    const file_id = await placeFile(stage.db, { organizationId, owner, chatId: null })
    return which({ ...OVER, film: 'ready', file_id })(stage)
  }
}

function canOf(what: 'present' | 'change' | 'removeFilm') {
  return async ({ ask, db }: Stage) => {
    const newest = db.selectFrom('broadcasts').select('id').orderBy('planned_at', 'desc').limit(1)
    const { id: broadcastId } = await newest.executeTakeFirstOrThrow()
    return (await ask(broadcasts.getBroadcast, { broadcastId }))?.can[what]
  }
}
