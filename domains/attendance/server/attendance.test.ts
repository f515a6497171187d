import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as calls from '#contract/calls'
import * as lessons from '#contract/lessons'
import { addDays, weekdayOf } from '#rules/lessons'
import { shiftClock } from '#server/clock'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'

let world: World
let school: School
let class7a: string
let today: string
let administrator: Member
let elena: Member
let roman: Member
let timur: Member
let sonya: Member
let lev: Member
let aliya: Member
const organizationId = () => school.organizationId
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  class7a = await school.addClass('7А')
  const class7b = await school.addClass('7Б')
  administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  roman = await school.teacher('Роман Юрьевич Дёмин', class7b)
  timur = await school.pupil('Тимур Ахметов', class7a)
  sonya = await school.pupil('Соня Белова', class7a)
  lev = await school.pupil('Лев Сорокин', class7b)
  aliya = await school.guardianOf(timur, 'Алия Ахметова')
  const subjectId = randomUUID()
  const subject = { id: subjectId, organization_id: organizationId(), name: 'Алгебра', removed_at: null }
  await world.db.insertInto('subjects').values(subject).execute()
  const id = randomUUID()
  const periods: [string, string][] = [
    ['08:30', '09:10'],
    ['09:25', '10:05'],
  ]
  done(
    await administrator.does(lessons.saveBells, {
      id,
      organizationId: organizationId(),
      name: 'Основные',
      shift: 1,
      periods,
    }),
  )
  const chosen = await administrator.does(lessons.setTimetable, {
    id: randomUUID(),
    classId: class7a,
    bellsId: id,
    studyDays: 6,
  })
  today = done(chosen).today
  for (const no of [1, 2]) {
    const filling = { subjectId, teacherId: elena.personId }
    const cell = { classId: class7a, weekday: weekdayOf(today), no, filling }
    done(await administrator.does(lessons.setSlot, { id: randomUUID(), ...cell }))
  }
})
afterAll(() => world.close())
beforeEach(async () => {
  shiftClock(0)
  for (const table of ['attendance_marks', 'absences', 'lesson_calls', 'lessons', 'call_stays'] as const)
    await world.db.deleteFrom(table).execute()
  await world.db.updateTable('calls').set({ ended_at: new Date() }).execute()
})

function done<O>(answer: { status: number; body: O }): O {
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

const key = (no = 1) => ({ classId: class7a, day: today, no })
const roll = async (who: Member = elena, no = 1) => done(await who.reads(contract.getRoll, key(no)))
const mark = (marks: [Member, contract.Mark][], who: Member = elena, no = 1) =>
  who.does(contract.markRoll, {
    ...key(no),
    id: randomUUID(),
    marks: marks.map(([{ personId: pupilId }, one]) => ({ pupilId, mark: one })),
  })
const tell = (who: Member, more: object = {}) =>
  who.does(contract.tellAbsence, {
    id: randomUUID(),
    pupilId: timur.personId,
    from: today,
    to: today,
    why: 'ill',
    ...more,
  })
const day = async (who: Member = administrator) =>
  done(await who.reads(contract.getDay, { organizationId: organizationId() }))

async function holdLesson() {
  const { chatId } = done(await elena.reads(lessons.getLesson, key()))
  const callId = randomUUID()
  done(await elena.does(calls.startCall, { id: callId, chatId: chatId!, kind: 'video' }))
  done(await elena.does(lessons.startLesson, { ...key(), id: randomUUID(), callId }))
  return callId
}
const join = async (who: Member, callId: string) =>
  done(await who.does(calls.joinCall, { id: randomUUID(), callId, mic: false, camera: false })).stayId

describe('the roll of a lesson', () => {
  test('in the room: marked by the teacher, seen by the administration, said once more', async () => {
    expect((await roll()).rows.map(({ pupil, mark, suggested }) => [pupil.name, mark, suggested])).toEqual([
      ['Ахметов Тимур', null, null],
      ['Белова Соня', null, null],
    ])
    done(
      await mark([
        [timur, 'present'],
        [sonya, 'absent'],
      ]),
    )
    done(await mark([[sonya, 'ill']]))
    expect((await roll(administrator)).rows.map(({ mark }) => mark)).toEqual(['present', 'ill'])
    expect(await school.told()).toContain(contract.attendanceChanged.name)
  })

  test('of a call: who came is there, with minutes; who did not is absent once it is over', async () => {
    const callId = await holdLesson()
    await join(elena, callId)
    const stayId = await join(timur, callId)
    shiftClock(12 * 60_000)
    done(await timur.does(calls.leaveCall, { callId, stayId }))
    shiftClock(15 * 60_000)
    await join(timur, callId)
    shiftClock(25 * 60_000)
    const goesOn = (await roll()).rows
    expect(goesOn.map(({ suggested, minutes }) => [suggested, minutes])).toEqual([
      ['present', 22],
      [null, 0],
    ])
    done(await elena.does(calls.endCall, { id: randomUUID(), callId }))
    expect((await roll()).rows.map(({ suggested }) => suggested)).toEqual(['present', 'absent'])
  })

  test('a lesson that had to begin again counts both calls', async () => {
    const first = await holdLesson()
    await join(timur, first)
    shiftClock(10 * 60_000)
    done(await elena.does(calls.endCall, { id: randomUUID(), callId: first }))
    const second = await holdLesson()
    await join(timur, second)
    shiftClock(20 * 60_000)
    expect((await roll()).rows[0]).toMatchObject({ suggested: 'present', minutes: 20 })
  })

  test('is not for pupils, guardians and strange teachers; nobody of another class is marked', async () => {
    expect((await timur.reads(contract.getRoll, key())).status).toBe(403)
    expect(
      (
        await aliya.does(contract.markRoll, {
          ...key(),
          id: randomUUID(),
          marks: [{ pupilId: timur.personId, mark: 'present' }],
        })
      ).status,
    ).toBe(403)
    expect((await mark([[timur, 'present']], roman)).status).toBe(404)
    expect((await mark([[lev, 'present']])).body).toMatchObject({ field: 'marks' })
    expect(await world.db.selectFrom('attendance_marks').selectAll().execute()).toEqual([])
  })

  test('is not filled ahead of the day', async () => {
    const ahead = {
      classId: class7a,
      day: addDays(today, 7),
      no: 1,
      id: randomUUID(),
      marks: [{ pupilId: timur.personId, mark: 'present' as const }],
    }
    expect((await elena.does(contract.markRoll, ahead)).status).toBe(409)
  })
})

describe('told by a guardian', () => {
  test('ill today: the teacher sees it at the lesson, the administration in the day; well again takes it back', async () => {
    const told = done(await tell(aliya, { note: 'температура' }))
    expect(told).toMatchObject({ pupil: { className: '7А' }, toldBy: 'Ахметова Алия' })
    expect((await roll()).rows[0]).toMatchObject({ suggested: 'ill', told: { why: 'ill', note: 'температура' } })
    expect((await day()).classes[0]).toMatchObject({ className: '7А', ill: 1, unknown: 1, away: [{ why: 'ill' }] })
    const of = async (who: Member) =>
      done(await who.reads(contract.listAbsences, { organizationId: organizationId() })).absences.length
    expect([await of(aliya), await of(timur), await of(elena), await of(roman), await of(sonya)]).toEqual([
      1, 1, 1, 0, 0,
    ])
    const end = { id: randomUUID(), absenceId: told.id }
    expect((await roman.does(contract.endAbsence, end)).status).toBe(404)
    expect((await timur.does(contract.endAbsence, { ...end, id: randomUUID() })).status).toBe(404)
    done(await aliya.does(contract.endAbsence, { ...end, id: randomUUID() }))
    expect((await roll()).rows[0]).toMatchObject({ suggested: null, told: null })
  })

  test('well again on the fourth day: the three before stay, in the day of the school', async () => {
    const told = done(await tell(aliya, { from: addDays(today, -3), to: addDays(today, 2) }))
    done(await aliya.does(contract.endAbsence, { id: randomUUID(), absenceId: told.id }))
    const roll = async (day: string) => done(await elena.reads(contract.getRoll, { ...key(), day })).rows[0]!.told
    const illOn = async (day: string) =>
      done(await administrator.reads(contract.getDay, { organizationId: organizationId(), day })).classes[0]!.ill
    expect([await illOn(addDays(today, -3)), await illOn(addDays(today, -1))]).toEqual([1, 1])
    expect([await illOn(today), await illOn(addDays(today, 1))]).toEqual([0, 0])
    expect(await roll(today)).toBeNull()
  })

  test('a pupil does not excuse oneself, nor a parent another’s child', async () => {
    expect((await tell(timur)).status).toBe(403)
    expect((await tell(aliya, { pupilId: sonya.personId })).status).toBe(404)
    done(await tell(elena))
  })

  test('days turned around, long past and too many are refused', async () => {
    expect((await tell(aliya, { to: addDays(today, -1) })).body).toMatchObject({ field: 'to' })
    expect((await tell(aliya, { from: addDays(today, -8) })).body).toMatchObject({ field: 'from' })
    expect((await tell(aliya, { to: addDays(today, 61) })).body).toMatchObject({ field: 'from' })
  })
})

describe('the day of the school', () => {
  test('by class, by name and with reasons; a class teacher sees the own class', async () => {
    done(
      await mark([
        [timur, 'present'],
        [sonya, 'absent'],
      ]),
    )
    done(
      await mark(
        [
          [timur, 'absent'],
          [sonya, 'absent'],
        ],
        elena,
        2,
      ),
    )
    const { classes } = await day()
    expect(classes.map(({ className }) => className)).toEqual(['7А', '7Б'])
    expect(classes[0]).toMatchObject({ all: 2, present: 1, absent: 1, ill: 0, unknown: 0, marked: { done: 2, all: 2 } })
    expect(classes[0]!.away.map(({ pupil, status, missed, held }) => [pupil.name, status, missed, held])).toEqual([
      ['Ахметов Тимур', 'present', 1, 2],
      ['Белова Соня', 'absent', 2, 2],
    ])
    expect((await day(elena)).classes.map(({ className }) => className)).toEqual(['7А'])
    expect((await timur.reads(contract.getDay, { organizationId: organizationId() })).status).toBe(403)
  })

  test('on paper and as a table', async () => {
    done(await mark([[sonya, 'absent']]))
    const paper = await administrator.downloads(contract.printDay, { organizationId: organizationId() })
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const table = await administrator.downloads(contract.exportDay, { organizationId: organizationId() })
    expect(table.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect((await aliya.downloads(contract.printDay, { organizationId: organizationId() })).statusCode).toBe(403)
  })
})

test('the history of a pupil is for the pupil, the guardians, the class teacher and the administration', async () => {
  done(await mark([[timur, 'present']]))
  done(await mark([[timur, 'ill']], elena, 2))
  const asked = { pupilId: timur.personId, from: addDays(today, -30), to: today }
  for (const who of [timur, aliya, elena, administrator]) {
    expect(done(await who.reads(contract.getHistory, asked))).toMatchObject({
      present: 1,
      ill: 1,
      lessons: [
        { no: 2, subject: 'Алгебра', mark: 'ill' },
        { no: 1, mark: 'present' },
      ],
    })
  }
  for (const who of [sonya, lev, roman]) expect((await who.reads(contract.getHistory, asked)).status).toBe(404)
})
