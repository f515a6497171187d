import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeFeed, openFeed } from '#contract/calls'
import { setBirthDay } from '#contract/consents'
import { removePerson } from '#contract/people'
import { bindAccount, leaveSchool } from '#domains/people'
import { shiftClock } from '#server/clock'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { settleAges } from '../../families/server/coming-of-age.ts'
import { openFamilies } from '../../families/server/test-cast.ts'
import * as contract from '../contract.ts'
import { forget, remind } from './remind.ts'

let world: World
let school: School
let administrator: Member
let elena: Member
let roman: Member
let psychologist: Member
let timur: Member
let sonya: Member
let timurs: string
let lev: Member
let darya: Member
let aliya: Member
let anna: Member
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(async () => {
  shiftClock(0)
  await world.db.deleteFrom('appointment_times').execute()
})

beforeAll(async () => {
  school = await openSchool(world)
  const [class7a, class7b] = [await school.addClass('7А'), await school.addClass('7Б')]
  administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  timurs = class7a
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  roman = await school.teacher('Роман Юрьевич Дёмин', class7b)
  psychologist = await school.person('Инна Глебовна Титова', 'employee', { post: 'психолог' })
  timur = await school.pupil('Тимур Ахметов', class7a)
  sonya = await school.pupil('Соня Белова', class7b)
  aliya = await school.guardianOf(timur, 'Алия Ахметова')
  anna = await school.guardianOf(sonya, 'Анна Белова')
  lev = await school.pupil('Лев Сорокин', class7a)
  darya = await school.guardianOf(lev, 'Дарья Сорокина')
})

const later = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString()
const offer = (who: Member, more: object = {}) =>
  who.does(contract.offerTimes, {
    id: randomUUID(),
    organizationId: school.organizationId,
    ...{ from: later(48), to: later(49), minutes: 20, place: 'Кабинет 12' },
    ...more,
  })
const list = async (who: Member) => done(await who.reads(contract.listTimes, { organizationId: school.organizationId }))
const first = async (who: Member = elena) => done(await offer(who)).times[0]!.id
const take = (who: Member, timeId: string, pupil: Member, wish?: string) =>
  who.does(contract.takeTime, { id: randomUUID(), timeId, pupilId: pupil.personId, ...(wish ? { wish } : {}) })
const giveUp = (who: Member, timeId: string) => who.does(contract.giveUpTime, { id: randomUUID(), timeId })
const remove = (who: Member, timeId: string, reason?: string) =>
  who.does(contract.removeTime, { id: randomUUID(), timeId, ...(reason ? { reason } : {}) })
const wakes = async (who: Member) =>
  (await world.db.selectFrom('events').select('type').where('topic_id', '=', who.accountId).execute()).filter(
    ({ type }) => type === contract.told.name,
  ).length

describe('a teacher offers', () => {
  test('an hour is three talks, seen by the families of the own classes only', async () => {
    expect(done(await offer(elena)).times).toHaveLength(3)
    const { open, pupils, can } = await list(aliya)
    expect(open).toHaveLength(3)
    expect(open[0]).toMatchObject({
      pupilIds: [timur.personId],
      time: { teacher: { name: 'Елена Сергеевна Воробьёва' }, place: 'Кабинет 12', taken: null },
    })
    expect(pupils).toEqual([{ id: timur.personId, name: 'Тимур' }])
    expect(can.offer).toBe(false)
    expect((await list(anna)).open).toEqual([])
    expect((await list(roman)).open).toEqual([])
    expect((await list(elena)).offered).toHaveLength(3)
  })

  test('who has no class, and who runs the school, is there for every family', async () => {
    await offer(psychologist)
    await offer(administrator)
    for (const who of [aliya, anna])
      expect((await list(who)).open.map(({ time }) => time.teacher.about)).toEqual(
        expect.arrayContaining(['психолог', null]),
      )
  })

  test('hours that are past, too short or taken by oneself are refused with their field; families offer nothing', async () => {
    expect((await offer(elena, { from: later(-1) })).body).toMatchObject({ field: 'from' })
    expect((await offer(elena, { to: later(47) })).body).toMatchObject({ field: 'to' })
    expect((await offer(elena, { to: later(60), minutes: 5 })).body).toMatchObject({ field: 'to' })
    done(await offer(elena))
    expect((await offer(elena, { from: later(48.5), to: later(50) })).status).toBe(409)
    expect((await offer(aliya)).status).toBe(403)
    const stranger = await school.person('Пётр Ильич Новиков', 'employee', { verified: false })
    expect((await offer(stranger)).status).toBe(403)
    expect((await list(stranger)).can.offer).toBe(false)
  })
})

describe('of one teacher', () => {
  test('two tabs at once offer an hour once', async () => {
    const row = { organization_id: school.organizationId, teacher_id: elena.personId, place: 'Кабинет 12', note: null }
    const hour = { starts_at: new Date(later(48)), ends_at: new Date(later(49)) }
    // The other tab has not been committed yet when this one begins.
    const { answer } = await world.db.transaction().execute(async (tx) => {
      await tx.selectFrom('people').select('id').where('id', '=', elena.personId).forUpdate().execute()
      await tx
        .insertInto('appointment_times')
        .values({ id: randomUUID(), ...row, ...hour })
        .execute()
      const answer = offer(elena)
      await Promise.race([answer, sleep(300)])
      return { answer }
    })
    expect((await answer).status).toBe(409)
  })

  test('a great many times ahead are enough', async () => {
    await sql`insert into appointment_times (id, organization_id, teacher_id, starts_at, ends_at, place)
      select gen_random_uuid(), ${school.organizationId}, ${elena.personId}, now() + make_interval(days => 10, mins => n),
        now() + make_interval(days => 10, mins => n + 1), 'Кабинет 12' from generate_series(1, 298) n`.execute(world.db)
    expect((await offer(elena)).status).toBe(409)
    done(await offer(elena, { minutes: 30 }))
  })

  test('who teaches the own child’s class does not book oneself', async () => {
    const both = await school.teacher('Вера Львовна Ахметова', timurs)
    await school.guardianOf(timur, both, 'grandmother')
    const timeId = await first(both)
    await first(elena)
    expect((await list(both)).open.map(({ time }) => time.teacher.id)).toEqual(Array(3).fill(elena.personId))
    expect((await take(both, timeId, timur)).status).toBe(404)
  })
})

describe('a guardian takes', () => {
  test('the teacher sees who comes and what for, others see nothing; a repeat is one; the first of two has it', async () => {
    const timeId = await first()
    const before = await wakes(elena)
    const taking = { id: randomUUID(), timeId, pupilId: timur.personId, wish: 'О задачах' }
    done(await aliya.does(contract.takeTime, taking))
    done(await aliya.does(contract.takeTime, taking))
    expect(await wakes(elena)).toBe(before + 1)
    const taken = {
      by: { name: 'Алия Ахметова' },
      pupil: { name: 'Тимур Ахметов', className: '7А' },
      wish: 'О задачах',
    }
    expect((await list(elena)).offered[0]).toMatchObject({ id: timeId, taken })
    expect((await list(aliya)).taken).toMatchObject([{ id: timeId, taken }])
    expect((await list(darya)).open.map(({ time }) => time.id)).not.toContain(timeId)
    const events = await wakes(elena)
    expect((await take(darya, timeId, lev)).status).toBe(409)
    expect(await wakes(elena)).toBe(events)
  })

  test('two at once: one has it', async () => {
    const timeId = await first()
    // The other press has not been committed yet when this one begins.
    const { answer } = await world.db.transaction().execute(async (tx) => {
      const taken = { taken_by: darya.personId, pupil_id: lev.personId, taken_at: new Date() }
      await tx.updateTable('appointment_times').set(taken).where('id', '=', timeId).execute()
      const answer = take(aliya, timeId, timur)
      await Promise.race([answer, sleep(300)])
      return { answer }
    })
    expect((await answer).status).toBe(409)
    expect((await list(elena)).offered[0]?.taken?.by.id).toBe(darya.personId)
  })

  test('not for another’s child, not of another class, not as a pupil under age: the same as no time at all', async () => {
    const timeId = await first()
    const missing = await take(anna, randomUUID(), sonya)
    for (const answer of [
      await take(anna, timeId, sonya),
      await take(aliya, await first(psychologist), sonya),
      await take(aliya, timeId, sonya),
      await take(timur, timeId, timur),
    ])
      expect({ ...answer.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
  })

  test('one talk with a teacher about a child at a time; one place at a time', async () => {
    const [one, two] = done(await offer(elena)).times
    done(await take(aliya, one!.id, timur))
    expect((await list(aliya)).open, 'what could not be taken is not shown').toEqual([])
    expect((await take(aliya, two!.id, timur)).status).toBe(409)
    const elsewhere = done(await offer(psychologist)).times[0]!.id
    expect((await take(aliya, elsewhere, timur)).status).toBe(409)
    done(await giveUp(aliya, one!.id))
    done(await take(aliya, elsewhere, timur))
  })

  test('a time that has begun is taken by nobody', async () => {
    const timeId = await first()
    shiftClock(48.1 * 3600_000)
    expect((await take(aliya, timeId, timur)).status).toBe(409)
    expect((await list(aliya)).open.map(({ time }) => time.id)).not.toContain(timeId)
  })

  test('a guardian who may not talk about the child takes nothing', async () => {
    const family = await openFamilies(world)
    const offered = { id: randomUUID(), organizationId: family.organizationId, from: later(48), to: later(49) }
    done(await family.elena.does(contract.offerTimes, { ...offered, minutes: 20, place: 'Кабинет 12' }))
    const listed = async () =>
      done(await family.ruslan.reads(contract.listTimes, { organizationId: family.organizationId }))
    const [free] = (await listed()).open
    done(await take(family.ruslan, free!.time.id, family.timur))
    expect((await listed()).taken).toHaveLength(1)
    done(await family.limit({ talk: true }))
    expect(await listed()).toMatchObject({ open: [], taken: [], pupils: [] })
  })

  test('of age, a pupil comes alone', async () => {
    const grown = await school.pupil('Марк Лисин', await school.addClass('11А'))
    const born = `${new Date().getUTCFullYear() - 19}-01-15`
    done(await administrator.does(setBirthDay, { id: randomUUID(), personId: grown.personId, day: born }))
    await settleAges(world.db)
    const timeId = await first(psychologist)
    done(await take(grown, timeId, grown))
    expect((await list(grown)).taken).toHaveLength(1)
  })
})

describe('what is agreed on may be undone', () => {
  test('given up: free again, and the teacher is woken; nobody gives up what is another’s', async () => {
    const timeId = await first()
    done(await take(aliya, timeId, timur, 'Личное'))
    expect((await giveUp(anna, timeId)).status).toBe(404)
    expect((await giveUp(elena, timeId)).status).toBe(404)
    const before = await wakes(elena)
    done(await giveUp(aliya, timeId))
    expect(await wakes(elena)).toBe(before + 1)
    expect((await list(elena)).offered[0]).toMatchObject({ id: timeId, taken: null })
    expect(await world.db.selectFrom('appointment_times').select('wish').where('id', '=', timeId).execute()).toEqual([
      { wish: null },
    ])
  })

  test('removed: a free one is gone, a taken one is cancelled and the family told why', async () => {
    const [one, two] = done(await offer(elena)).times
    expect((await remove(roman, one!.id)).status).toBe(404)
    expect((await remove(administrator, one!.id)).status).toBe(404)
    done(await remove(elena, one!.id))
    done(await take(aliya, two!.id, timur))
    const before = await wakes(aliya)
    done(await remove(elena, two!.id, 'Заболела'))
    expect(await wakes(aliya)).toBe(before + 1)
    expect((await list(aliya)).taken).toMatchObject([{ id: two!.id, cancelled: { reason: 'Заболела' } }])
    expect((await list(elena)).offered).toHaveLength(1)
    expect((await take(aliya, two!.id, timur)).status).toBe(404)
  })

  test('both are reminded while it stands, and nobody once it does not', async () => {
    const timeId = await first()
    done(await take(aliya, timeId, timur))
    const { rows } = await world.pool.query(
      `select run_at < now() + interval '25 hours' as soon from graphile_worker.jobs where key = 'talk ${timeId}'`,
    )
    expect(rows).toEqual([{ soon: true }])
    const before = [await wakes(elena), await wakes(aliya)]
    await remind.run(world.db, { timeId, takenBy: aliya.personId })
    expect([await wakes(elena), await wakes(aliya)]).toEqual(before.map((count) => count + 1))
    done(await giveUp(aliya, timeId))
    const after = [await wakes(elena), await wakes(aliya)]
    await remind.run(world.db, { timeId, takenBy: aliya.personId })
    expect([await wakes(elena), await wakes(aliya)]).toEqual(after)
  })

  test('a teacher who leaves leaves nobody waiting; a family that leaves gives its time back', async () => {
    const leaving = await school.person('Вера Ильинична Орлова', 'employee')
    const times = done(await offer(leaving)).times
    done(await take(aliya, times[0]!.id, timur))
    done(await administrator.does(removePerson, { id: randomUUID(), personId: leaving.personId }))
    expect((await list(aliya)).taken).toMatchObject([{ cancelled: { reason: null } }])
    expect((await list(aliya)).open).toEqual([])

    const newcomer = await school.guardianOf(sonya, 'Глеб Белов', 'father')
    const timeId = await first(psychologist)
    done(await take(newcomer, timeId, sonya))
    await inTransaction(world.db, (tx) => leaveSchool(tx, school.organizationId, [newcomer.personId], null))
    expect((await list(psychologist)).offered[0]).toMatchObject({ id: timeId, taken: null })
  })

  test('it stands in the calendar of both, until it is given up', async () => {
    const feedOf = async (who: Member) => {
      const { url } = done(await who.does(makeFeed, { id: randomUUID() }))
      const token = new URL(url).searchParams.get('token')!
      return async () => (await world.as().downloads(openFeed, { token })).body
    }
    const [hers, mothers, others] = [await feedOf(elena), await feedOf(aliya), await feedOf(darya)]
    const timeId = await first()
    expect(await hers(), 'what is free is no talk').not.toContain(timeId)
    done(await take(aliya, timeId, timur))
    expect(await hers()).toContain('SUMMARY:Приём: Алия Ахметова')
    expect(await mothers()).toContain('SUMMARY:Приём: Елена Сергеевна Воробьёва')
    const { startsAt } = (await list(aliya)).taken[0]!
    expect(await mothers()).toContain(`DTSTART:${startsAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`)
    expect(await others()).not.toContain(timeId)
    done(await giveUp(aliya, timeId))
    for (const read of [hers, mothers]) expect(await read()).not.toContain(timeId)
  })

  test('two records that were one human being keep their talks', async () => {
    const timeId = await first(psychologist)
    const twin = await school.person('Инна Глебовна Титова', 'employee', { joined: false })
    await world.db.updateTable('appointment_times').set({ teacher_id: twin.personId }).execute()
    const { accountId } = psychologist
    const { result: one } = await inTransaction(world.db, (tx) =>
      bindAccount(tx, { personId: twin.personId, accountId }),
    )
    const row = await world.db.selectFrom('appointment_times').select('teacher_id').where('id', '=', timeId).execute()
    expect(row).toEqual([{ teacher_id: one }])
    expect((await list(psychologist)).offered).toHaveLength(3)
  })

  test('three months later nothing of it is kept', async () => {
    const timeId = await first()
    done(await take(aliya, timeId, timur))
    await forget.run(world.db, {})
    expect(await world.db.selectFrom('appointment_times').select('id').execute()).toHaveLength(3)
    shiftClock(95 * 24 * 3600_000)
    await forget.run(world.db, {})
    expect(await world.db.selectFrom('appointment_times').select('id').execute()).toEqual([])
  })
})

function done<O>({ status, body }: { status: number; body: O }): O {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
