import * as announcements from '#contract/announcements'
import * as refusals from '#contract/refusals'
import { placeFile } from '../place-file.ts'
import { ADMINISTRATION, except, expectDone, id, LEADERS, MEMBERS, nothing, SIGNED_IN } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** Kept by the administration and class teachers; filed by a guardian. Nobody else learns that there is one. */
const KEEPERS = [...ADMINISTRATION, 'classTeacher', 'otherTeacher'] as const
const OTHERS = except(MEMBERS, ...KEEPERS)
const inSchool = ({ cast }: Stage) => ({ organizationId: cast.organizationId })

export const ofRefusals: Row[] = [
  row(refusals.listRefusals)('', { input: inSchool, allow: KEEPERS, forbidden: OTHERS, hides: 'organizationId' }),
  row(refusals.printRegister)('', { input: inSchool, allow: KEEPERS, forbidden: OTHERS, hides: 'organizationId' }),
  row(refusals.listTasks)('', { input: inSchool, allow: KEEPERS, forbidden: OTHERS, hides: 'organizationId' }),
  row(refusals.listMine)('', { input: nothing, allow: SIGNED_IN }),
  row(refusals.recordRefusal)('', {
    input: ({ cast }) => newRefusal(cast),
    allow: [...LEADERS, 'guardian'],
    hides: 'subjectId',
  }),
  row(refusals.agreeRefusal)('', {
    input: async (stage) => ({ id: id(), ...(await refused(stage)), text: 'Звоним по вечерам' }),
    allow: LEADERS,
    forbidden: ['guardian'],
    hides: 'refusalId',
  }),
  row(refusals.changeRoute)('', {
    input: async (stage) => ({ id: id(), ...(await refused(stage)), route: 'paper' }),
    allow: [...LEADERS, 'guardian'],
    hides: 'refusalId',
  }),
  row(refusals.endRefusal)('', {
    input: async (stage) => ({ id: id(), ...(await refused(stage)), day: '2026-11-20' }),
    allow: [...LEADERS, 'guardian'],
    hides: 'refusalId',
  }),
  row(refusals.openScan)('', {
    input: async (stage) => {
      const { classTeacher: owner, organizationId } = stage.cast
      return refused(stage, await placeFile(stage.db, { organizationId, owner, chatId: null }))
    },
    allow: [...LEADERS, 'guardian'],
    hides: 'refusalId',
  }),
  row(refusals.finishTask)('', {
    input: async (stage) => ({ id: id(), taskId: (await tasked(stage)).id, outcome: 'told' }),
    allow: LEADERS,
    hides: 'taskId',
  }),
  row(refusals.printNotices)('', { input: announced, allow: LEADERS, hides: 'announcementId' }),
  row(refusals.printPhones)('', { input: announced, allow: LEADERS, hides: 'announcementId' }),
]

const newRefusal = ({ pupil, guardian }: Stage['cast']) => ({
  id: id(),
  subjectId: pupil.personId,
  applicantId: guardian.personId,
  ground: 'refusal' as const,
  study: null,
  route: 'phone' as const,
  address: '8 913 555-01-09',
  day: '2026-11-02',
})

async function refused({ cast }: Stage, fileId?: string) {
  const entered = { ...newRefusal(cast), ...(fileId ? { fileId } : {}) }
  return { refusalId: done(await cast.classTeacher.does(refusals.recordRefusal, entered)).id }
}

/** Said to the parents of 7А, one of whom is told another way. */
async function tasked(stage: Stage) {
  await refused(stage)
  const { organizationId, chats, classTeacher } = stage.cast
  const announcement = {
    id: id(),
    organizationId,
    title: 'Собрание',
    text: 'В четверг в 18:00',
    deadline: null,
    acknowledge: true,
    perChild: false,
    chatIds: [chats.parents],
  }
  done(await classTeacher.does(announcements.createAnnouncement, announcement))
  done(await classTeacher.does(announcements.publishAnnouncement, { id: id(), announcementId: announcement.id }))
  return stage.db
    .selectFrom('delivery_tasks')
    .selectAll()
    .where('announcement_id', '=', announcement.id)
    .executeTakeFirstOrThrow()
}

async function announced(stage: Stage) {
  return { announcementId: (await tasked(stage)).announcement_id }
}

function done<O>(answer: { status: number; body: O }): O {
  expectDone(answer)
  return answer.body
}
