import * as lessons from '#contract/lessons'
import { addDays, weekdayOf } from '#rules/lessons'
import { learnEveryDay } from '../../every-day.ts'
import { placeContent } from '../place-file.ts'
import { ADMINISTRATION, except, id, inSchool, LEADERS, MEMBERS, NO_ADMINISTRATION, SEATS, STAFF } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** Whoever has to do with the lessons of 7А. */
const LEARN = ['pupil', 'guardian'] as const
const LEAD = [...ADMINISTRATION, 'teacher', 'classTeacher'] as const
const CLASS = [...LEAD, ...LEARN] as const
const FILLING = { room: '24', remote: false, device: null, screenMinutes: null }

const today = () => new Date().toISOString().slice(0, 10)
const ahead = () => addDays(today(), 7)

/** Mathematics in 7А, on this weekday, by bells of their own. */
export async function laid({ cast, db }: Stage, { remote = false } = {}) {
  const { organizationId, class7a: classId, mathematics, teacher } = cast
  await learnEveryDay(db, { organizationId, personId: cast.director.personId })
  const bellsId = id()
  const periods = JSON.stringify([
    ['08:30', '09:10'],
    ['09:25', '10:05'],
  ])
  await db
    .insertInto('bell_schedules')
    .values({ id: bellsId, organization_id: organizationId, name: bellsId, shift: 1, periods, removed_at: null })
    .execute()
  const own = { class_id: classId, bells_id: bellsId, study_days: 5 as const, announced_at: null, announced_by: null }
  await db.insertInto('timetables').values(own).execute()
  await db
    .insertInto('timetable_slots')
    .values({
      id: id(),
      class_id: classId,
      weekday: weekdayOf(today()),
      no: 1,
      group_name: '',
      subject_id: mathematics,
      teacher_id: teacher.personId,
      room: '24',
      remote,
      device: null,
      screen_minutes: null,
      from_day: '2026-01-01',
      to_day: null,
      written_by: null,
    })
    .execute()
  return { bellsId, key: { classId, day: ahead(), no: 1 } }
}

/** A call that goes on in the class’s chat; with `held`, it is the lesson. */
async function called(stage: Stage, { held = false } = {}) {
  const { cast, db } = stage
  const { key } = await laid(stage, { remote: true })
  const callId = id()
  const { organizationId: organization_id, class7a, mathematics, classTeacher, chats } = cast
  await db
    .insertInto('calls')
    .values({
      id: callId,
      organization_id,
      chat_id: chats.class,
      kind: 'video',
      started_by: classTeacher.personId,
    } as never)
    .execute()
  if (!held) return { key, callId, lessonId: '' }
  const lessonId = id()
  const cell = { class_id: class7a, day: key.day, no: 1, group_name: '', subject_id: mathematics }
  await db
    .insertInto('lessons')
    .values({ id: lessonId, organization_id, ...cell, remote: true } as never)
    .execute()
  await db.insertInto('lesson_calls').values({ call_id: callId, lesson_id: lessonId }).execute()
  return { key, callId, lessonId }
}

/** Mathematics of today in 7А with a task; with `work`, a pupil has handed it in. */
async function tasked(stage: Stage, { work = false } = {}) {
  const { cast, db } = stage
  const { key } = await laid(stage)
  const { organizationId: organization_id, class7a, mathematics, teacher, pupil } = cast
  const [lessonId, workId, fileId] = [id(), id(), id()]
  const content = await placeContent(db, lessonId)
  const files = JSON.stringify([{ id: fileId, ...content, name: 'Работа.txt', mediaType: 'text/plain' }])
  const cell = { class_id: class7a, day: key.day, no: 1, group_name: '', subject_id: mathematics }
  const task = {
    task: '№ 214',
    task_due: ahead(),
    task_handed_in: true,
    task_files: files,
    teacher_id: teacher.personId,
  }
  await db
    .insertInto('lessons')
    .values({ id: lessonId, organization_id, ...cell, ...task } as never)
    .execute()
  if (work) {
    const handed = { text: 'x = 2', files, handed_at: new Date(), handed_by: pupil.personId }
    const unanswered = { verdict: null, answer: null, answered_at: null, answered_by: null }
    await db
      .insertInto('task_works')
      .values({ id: workId, lesson_id: lessonId, pupil_id: pupil.personId, ...handed, ...unanswered })
      .execute()
    await placeContent(db, workId)
  }
  return { key, workId, fileId }
}

const leads = async ({ ask, cast }: Stage) =>
  (await ask(lessons.getLesson, { classId: cast.class7a, day: ahead(), no: 1 }))?.can.lead
const edits = async ({ ask, cast }: Stage) => (await ask(lessons.getTimetable, { classId: cast.class7a }))?.can.edit

const order = (stage: Stage) => ({
  id: id(),
  ...inSchool(stage),
  number: '118-од',
  day: today(),
  ground: 'weather' as const,
  from: ahead(),
  to: ahead(),
  classIds: [stage.cast.class7a],
  bellsId: null,
})

export const ofLessons: Row[] = [
  row(lessons.getTimetable)('', { input: ({ cast }) => ({ classId: cast.class7a }), allow: LEAD, hides: 'classId' }),
  row(lessons.listTimetables)('', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(lessons.saveBells)('', {
    input: (stage) => ({
      id: id(),
      ...inSchool(stage),
      name: 'Короткий день',
      shift: 1,
      periods: [['08:30', '09:00']],
    }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(lessons.removeBells)('', {
    input: async (stage) => {
      const { bellsId } = await laid(stage)
      await stage.db.deleteFrom('timetables').execute()
      return { id: id(), bellsId }
    },
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'bellsId',
  }),
  row(lessons.setTimetable)('', {
    input: async (stage) => {
      const { bellsId } = await laid(stage)
      return { id: id(), classId: stage.cast.class7a, bellsId, studyDays: 6 }
    },
    allow: ADMINISTRATION,
    forbidden: except(CLASS, ...ADMINISTRATION),
    hides: 'classId',
    can: edits,
  }),
  row(lessons.setSlot)('', {
    input: async (stage) => {
      await laid(stage)
      const { class7a: classId, mathematics: subjectId, teacher } = stage.cast
      return { id: id(), classId, weekday: 1, no: 2, filling: { subjectId, teacherId: teacher.personId, ...FILLING } }
    },
    allow: ADMINISTRATION,
    forbidden: except(CLASS, ...ADMINISTRATION),
    hides: 'classId',
    can: edits,
  }),
  row(lessons.announceTimetable)('', {
    input: async (stage) => {
      await laid(stage)
      return { id: id(), classId: stage.cast.class7a }
    },
    allow: ADMINISTRATION,
    forbidden: except(CLASS, ...ADMINISTRATION),
    hides: 'classId',
  }),
  row(lessons.readTable)('', {
    input: (stage) => ({ id: id(), ...inSchool(stage), name: 'Расписание.csv' }),
    body: Buffer.from('Класс;День;Урок;Предмет\r\n7А;Пн;1;Математика\r\n'),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(lessons.writeTimetables)('', {
    input: async (stage) => {
      const { bellsId } = await laid(stage)
      const { class7a: classId, mathematics: subjectId } = stage.cast
      const slots = [{ weekday: 1, no: 1, subjectId, teacherId: null }]
      return { id: id(), ...inSchool(stage), bellsId, classes: [{ classId, slots }] }
    },
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(lessons.printTimetable)('', { input: ({ cast }) => ({ classId: cast.class7a }), allow: CLASS, hides: 'classId' }),
  row(lessons.printMine)('', {
    input: (stage) => ({ ...inSchool(stage), from: today() }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(lessons.listLessons)('mine', {
    input: (stage) => ({ ...inSchool(stage), from: today(), to: ahead() }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(lessons.listLessons)('of a class', {
    input: async (stage) => {
      await laid(stage)
      return { ...inSchool(stage), classId: stage.cast.class7a, from: today(), to: ahead() }
    },
    allow: CLASS,
    hides: 'classId',
  }),
  row(lessons.getLesson)('', { input: async (stage) => (await laid(stage)).key, allow: CLASS, hides: 'classId' }),
  row(lessons.changeLesson)('', {
    input: async (stage) => ({ ...(await laid(stage)).key, id: id(), change: { kind: 'cancel' } }),
    allow: ADMINISTRATION,
    forbidden: except(CLASS, ...ADMINISTRATION),
    hides: 'classId',
    can: async ({ ask, cast }) =>
      (await ask(lessons.getLesson, { classId: cast.class7a, day: ahead(), no: 1 }))?.can.change,
  }),
  row(lessons.recordLesson)('', {
    input: async (stage) => ({
      ...(await laid(stage)).key,
      id: id(),
      topic: 'Дроби',
      form: 'lecture',
      means: '',
      task: '',
      taskDue: null,
    }),
    allow: LEAD,
    forbidden: LEARN,
    hides: 'classId',
    can: leads,
  }),
  row(lessons.handIn)('for a pupil of 7А', {
    input: async (stage) => ({
      ...(await tasked(stage)).key,
      id: id(),
      pupilId: stage.cast.pupil.personId,
      text: 'x = 2',
    }),
    allow: LEARN,
    forbidden: LEAD,
    hides: 'classId',
  }),
  row(lessons.answerWork)('', {
    input: async (stage) => {
      const { key, workId } = await tasked(stage, { work: true })
      return { ...key, id: id(), workId, verdict: 'accepted' }
    },
    allow: LEAD,
    forbidden: LEARN,
    hides: 'workId',
    can: leads,
  }),
  row(lessons.openTaskFile)('', {
    input: async (stage) => {
      const { key, fileId } = await tasked(stage)
      return { ...key, fileId }
    },
    allow: CLASS,
    hides: 'fileId',
  }),
  row(lessons.openWorkFile)('', {
    input: async (stage) => {
      const { workId, fileId } = await tasked(stage, { work: true })
      return { workId, fileId }
    },
    allow: CLASS,
    hides: 'workId',
  }),
  row(lessons.listTasks)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(lessons.getCalendar)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(lessons.saveCalendar)('', {
    input: (stage) => ({ id: id(), ...inSchool(stage), year: 2026, spans: [] }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(lessons.getCalendar, { organizationId: cast.organizationId }))?.can.edit,
  }),
  // In a chat where one sits: the administration and the teacher of the subject sit elsewhere.
  row(lessons.startLesson)('', {
    input: async (stage) => {
      const { key, callId } = await called(stage)
      return { ...key, id: id(), callId }
    },
    allow: ['classTeacher'],
    forbidden: LEARN,
    hides: 'callId',
  }),
  row(lessons.getLessonOfCall)('', {
    input: async (stage) => ({ callId: (await called(stage, { held: true })).callId }),
    allow: SEATS.class.sit,
    hides: 'callId',
  }),
  row(lessons.askForPhone)('', {
    input: async (stage) => ({ callId: (await called(stage, { held: true })).callId }),
    allow: ['pupil'],
    conflict: ['classTeacher'],
    hides: 'callId',
  }),
  row(lessons.admitPhone)('', {
    input: async (stage) => {
      const { key, lessonId } = await called(stage, { held: true })
      const { personId } = stage.cast.pupil
      const asked = { lesson_id: lessonId, person_id: personId, asked_at: new Date() }
      await stage.db
        .insertInto('lesson_phones')
        .values({ ...asked, admitted_at: null, admitted_by: null })
        .execute()
      return { ...key, id: id(), personId }
    },
    allow: [...ADMINISTRATION, 'classTeacher'],
    forbidden: ['teacher', ...LEARN],
    hides: 'classId',
  }),
  row(lessons.listOrders)('', {
    input: inSchool,
    allow: STAFF,
    forbidden: except(MEMBERS, ...STAFF),
    hides: 'organizationId',
  }),
  row(lessons.declareRemote)('', {
    input: order,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(lessons.endRemote)('', {
    input: async (stage) => {
      const { id: orderId, number, day, ground, from, to, organizationId } = order(stage)
      const declared_by = stage.cast.director.personId
      const days = { from_day: from, to_day: to, bells_id: null, note: null, ended_at: null, ended_by: null }
      await stage.db
        .insertInto('remote_orders')
        .values({ id: orderId, organization_id: organizationId, number, day, ground, declared_by, ...days })
        .execute()
      return { id: id(), orderId }
    },
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'orderId',
  }),
  row(lessons.getReadiness)('', {
    input: inSchool,
    allow: [...LEADERS, 'otherTeacher'],
    forbidden: except(MEMBERS, ...LEADERS, 'otherTeacher'),
    hides: 'organizationId',
  }),
  row(lessons.listEquipment)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(lessons.setEquipment)('of a child', {
    input: ({ cast }) => ({
      personId: cast.pupil.personId,
      devices: ['laptop'],
      camera: true,
      microphone: true,
      sound: true,
      internet: true,
    }),
    allow: LEARN,
    hides: 'personId',
  }),
]
