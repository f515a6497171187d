import type { OutputOf } from '#contract'
import * as announcements from '#contract/announcements'
import type { Cast } from '../cast.ts'
import { ADMINISTRATION, expectDone, id, LEADERS, MEMBERS, nothing, SIGNED_IN, STAFF } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** Prepared by anybody of the staff, published by editors everywhere and by those who lead a chat in it. */
const EDITORS = ['administrator', 'additionalAdministrator', 'director'] as const
const FAMILIES = ['pupil', 'otherPupil', 'guardian', 'otherGuardian'] as const
const HEAR = [...ADMINISTRATION, 'classTeacher', 'guardian'] as const // what is published in the parents' chat

export const ofAnnouncements: Row[] = [
  row(announcements.createAnnouncement)('', {
    input: ({ cast }) => newAnnouncement(cast),
    allow: STAFF,
    forbidden: FAMILIES,
    hides: 'organizationId',
    can: async ({ ask, cast }) =>
      (await ask(announcements.listAnnouncements, { organizationId: cast.organizationId, which: 'drafts' }))?.can.draft,
  }),
  row(announcements.listAudiences)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: STAFF,
    forbidden: FAMILIES,
    hides: 'organizationId',
  }),
  ...(['published', 'drafts', 'queue'] as const).map((which) =>
    row(announcements.listAnnouncements)(which, {
      input: ({ cast }) => ({ organizationId: cast.organizationId, which }),
      allow: MEMBERS,
      hides: 'organizationId',
    }),
  ),
  row(announcements.editAnnouncement)('a draft', {
    input: async (stage) => edited(stage.cast, await announcementOf('teacher', 'draft')(stage)),
    allow: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('edit'),
  }),
  row(announcements.editAnnouncement)('proposed', {
    input: async (stage) => edited(stage.cast, await announcementOf('teacher', 'proposed')(stage)),
    allow: EDITORS,
    conflict: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('edit'),
  }),
  row(announcements.proposeAnnouncement)('', {
    input: announcementOf('teacher', 'draft'),
    allow: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('propose'),
  }),
  row(announcements.publishAnnouncement)('proposed', {
    input: announcementOf('teacher', 'proposed'),
    allow: EDITORS,
    forbidden: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('publish'),
  }),
  row(announcements.publishAnnouncement)('in the own class’s chat', {
    input: announcementOf('classTeacher', 'draft'),
    allow: ['classTeacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('publish'),
  }),
  row(announcements.refuseAnnouncement)('', {
    input: async (stage) => ({ ...(await announcementOf('teacher', 'proposed')(stage)), reason: 'Нет приказа' }),
    allow: EDITORS,
    forbidden: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('refuse'),
  }),
  row(announcements.withdrawAnnouncement)('', {
    input: announcementOf('teacher', 'proposed'),
    allow: ['teacher'],
    forbidden: EDITORS,
    hides: 'announcementId',
    can: canWithAnnouncement('withdraw'),
  }),
  row(announcements.removeAnnouncement)('', {
    input: announcementOf('teacher', 'draft'),
    allow: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('remove'),
  }),
  row(announcements.getAnnouncement)('proposed', {
    input: announcementOf('teacher', 'proposed'),
    allow: [...EDITORS, 'teacher'],
    hides: 'announcementId',
  }),
  row(announcements.getAnnouncement)('published', {
    input: announcementOf('classTeacher', 'published'),
    allow: HEAR,
    hides: 'announcementId',
  }),
  row(announcements.listWaiting)('', { input: nothing, allow: SIGNED_IN }),
  row(announcements.acknowledge)('', {
    input: announcementOf('classTeacher', 'published'),
    allow: ['guardian'],
    conflict: [...ADMINISTRATION, 'classTeacher'],
    hides: 'announcementId',
  }),
  row(announcements.listAcknowledgements)('', {
    input: announcementOf('classTeacher', 'published'),
    allow: LEADERS,
    forbidden: ['guardian'],
    hides: 'announcementId',
    can: canWithAnnouncement('names'),
  }),
  row(announcements.markOnPaper)('of somebody who has not joined', {
    input: async (stage) => {
      const { personId } = stage.cast.newcomersMother
      return { ...(await announcementOf('classTeacher', 'published')(stage)), personId, aboutId: personId, on: true }
    },
    allow: LEADERS,
    forbidden: ['guardian'],
    hides: 'announcementId',
    can: canWithAnnouncement('names'),
  }),
  row(announcements.remind)('', {
    input: announcementOf('classTeacher', 'published'),
    allow: LEADERS,
    forbidden: ['guardian'],
    hides: 'announcementId',
    can: canWithAnnouncement('remind'),
  }),
  row(announcements.printAcknowledgements)('', {
    input: async (stage) => {
      const { announcementId } = await announcementOf('classTeacher', 'published')(stage)
      return { announcementId }
    },
    allow: LEADERS,
    forbidden: ['guardian'],
    hides: 'announcementId',
    can: canWithAnnouncement('names'),
  }),
]

const newAnnouncement = ({ organizationId, chats: { parents } }: Cast) => ({
  id: id(),
  organizationId,
  title: 'Собрание',
  text: 'В четверг в 18:00',
  deadline: null,
  acknowledge: true,
  perChild: false,
  chatIds: [parents],
})

const edited = (cast: Cast, { announcementId }: { announcementId: string }) => ({
  ...newAnnouncement(cast),
  announcementId,
  title: 'Собрание родителей',
})

/** For the parents of 7А, brought as far as said by its author; the administrator does what an editor must. */
function announcementOf(author: 'teacher' | 'classTeacher', state: 'draft' | 'proposed' | 'published') {
  return async ({ cast }: Stage) => {
    const content = newAnnouncement(cast)
    const step = () => ({ id: id(), announcementId: content.id })
    expectDone(await cast[author].does(announcements.createAnnouncement, content))
    if (state === 'proposed') expectDone(await cast[author].does(announcements.proposeAnnouncement, step()))
    if (state === 'published') expectDone(await cast[author].does(announcements.publishAnnouncement, step()))
    return step()
  }
}

function canWithAnnouncement(what: keyof OutputOf<typeof announcements.getAnnouncement>['can']) {
  return async ({ ask, db }: Stage) => {
    const newest = db.selectFrom('announcements').select('id').orderBy('created_at', 'desc')
    const { id: announcementId } = await newest.executeTakeFirstOrThrow()
    return (await ask(announcements.getAnnouncement, { announcementId }))?.can[what]
  }
}
