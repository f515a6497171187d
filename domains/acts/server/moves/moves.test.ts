import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '#contract/acts'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld } from '#test/world'

const world = await openWorld()
afterAll(() => world.close())
let school: School
let class7a: string
let zueva: Member
let elena: Member
let roman: Member
let anna: Member
beforeEach(async () => {
  school = await openSchool(world)
  class7a = await school.addClass('7А')
  const class8b = await school.addClass('8Б')
  zueva = await school.person('Ольга Викторовна Зуева', ['administrator', 'employee'])
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  roman = await school.teacher('Роман Юрьевич Дёмин', class8b)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const lev = await school.pupil('Лев Сорокин', class7a, { joined: false })
  anna = await school.guardianOf(timur, 'Анна Ахметова')
  await school.guardianOf(lev, 'Дарья Сорокина', 'mother', { joined: false })
  await school.pupil('Ева Громова', class8b)
})

const ours = () => ({ organizationId: school.organizationId })
const moves = async (who = zueva) => (await who.reads(contract.listMoves, ours())).body.moves
const plan = (who = zueva) =>
  who.does(contract.planMoves, { id: randomUUID(), ...ours(), from: 'telegram', until: '2026-12-01' })
const mark = (who: Member, moveId: string, on = true) => who.does(contract.markMoved, { id: randomUUID(), moveId, on })
const line = (more: object = {}) => ({
  ...{ id: randomUUID(), ...ours(), moveId: randomUUID(), title: 'Учителя школы', from: 'viber' as const },
  ...{ whom: 'staff' as const, classId: null, responsibleId: null, until: null, ...more },
})

describe('chats that stood elsewhere', () => {
  test('the list makes itself of the classes, each with its teacher, once', async () => {
    expect((await plan()).body).toEqual({ planned: 4 })
    expect((await plan()).body).toEqual({ planned: 0 })
    expect(await moves()).toMatchObject([
      { title: '7А', whom: 'pupils', moved: null },
      {
        ...{ title: '7А, родители', from: 'telegram', until: '2026-12-01' },
        responsible: { name: 'Воробьёва Елена Сергеевна' },
      },
      { title: '8Б' },
      { title: '8Б, родители', responsible: { name: 'Дёмин Роман Юрьевич' } },
    ])
  })

  test('how far each has come is counted from who is here', async () => {
    await plan()
    const far = Object.fromEntries((await moves()).map(({ title, people }) => [title, people]))
    expect(far).toEqual({
      '7А': { known: 2, joined: 1 },
      '7А, родители': { known: 2, joined: 1 },
      '8Б': { known: 1, joined: 1 },
      '8Б, родители': { known: 0, joined: 0 },
    })
    expect((await zueva.does(contract.saveMove, line())).status).toBe(200)
    expect((await moves()).find(({ whom }) => whom === 'staff')!.people).toEqual({ known: 3, joined: 3 })
  })

  test('whoever answers for one sees it and marks it; another’s is not there for them', async () => {
    await plan()
    const own = await moves(elena)
    expect(own.map(({ title }) => title)).toEqual(['7А', '7А, родители'])
    expect((await elena.reads(contract.listMoves, ours())).body).toMatchObject({ staff: [], can: { plan: false } })
    expect((await mark(elena, own[0]!.id)).status).toBe(200)
    expect((await mark(roman, own[1]!.id)).status).toBe(404)
    expect((await moves()).find(({ id }) => id === own[0]!.id)!.moved).toMatchObject({
      by: 'Воробьёва Елена Сергеевна',
    })
    expect((await mark(zueva, own[0]!.id, false)).status).toBe(200)
    expect((await moves(elena)).every(({ moved }) => moved === null)).toBe(true)
    expect(await moves(anna), 'a family has none').toEqual([])
  })

  test('the administration changes a line and takes it out; nobody else, and nothing of another school', async () => {
    const one = line()
    expect((await zueva.does(contract.saveMove, one)).status).toBe(200)
    const other = { ...one, id: randomUUID(), title: 'Учительская', responsibleId: roman.personId }
    expect((await zueva.does(contract.saveMove, other)).status).toBe(200)
    expect(await moves()).toMatchObject([{ title: 'Учительская', responsible: { id: roman.personId } }])
    const drop = (who: Member) => who.does(contract.removeMove, { id: randomUUID(), moveId: one.moveId })
    expect((await drop(roman)).status).toBe(403)
    const far = await openSchool(world, { name: 'Школа № 9' })
    const stranger = await far.person('Инна Глебовна Титова', ['administrator', 'employee'])
    expect((await drop(stranger)).status).toBe(404)
    const theirs = { ...one, id: randomUUID(), organizationId: far.organizationId }
    expect((await stranger.does(contract.saveMove, theirs)).status, 'a line of ours').toBe(404)
    const strange = line({ responsibleId: stranger.personId })
    expect((await zueva.does(contract.saveMove, strange)).body.field).toBe('responsibleId')
    expect((await drop(zueva)).status).toBe(200)
    expect(await moves()).toEqual([])
  })
})
