import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { printSheets } from '#contract/invitations'
import { acceptConduct } from '#contract/moderation'
import { setRoles } from '#contract/people'
import type { RunningWorld } from '../running-world.ts'
import { type Member, openSchool, PASSWORD, type School } from '../school.ts'
import { follow, press, sees, seesNo, seesTitle, signIn } from './deeds.ts'
import { setStage } from './stage.ts'
import { COMPUTER, PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

let stand: Stand
let world: RunningWorld
setStage(
  (stage) => {
    stand = stage.stand
    world = stage.world
  },
  { toldOnce: true },
)

async function openCast(name: string) {
  const school = await openSchool(world, { name })
  const class7a = await school.addClass('7А')
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  const mother = await school.guardianOf(mitya, 'Анна Кузнецова')
  await school.pupil('Алия Ахметова', class7a, { joined: false })
  const { organizationId } = school
  for (const one of [administrator, deputy, mother]) await one.does(acceptConduct, { organizationId, version: 1 })
  const roles = (who: Member, ...given: ('teacher' | 'responsible')[]) =>
    administrator.does(setRoles, { id: randomUUID(), personId: who.personId, roles: given })
  await roles(elena, 'teacher', 'responsible')
  await roles(mother, 'responsible')
  await administrator.downloads(printSheets, { organizationId, classId: class7a })
  return { school, administrator, deputy, elena, mother }
}

const proof = (...args: string[]): string =>
  execFileSync('bin/audit', [...args, '--data', stand.server.dataDir], { cwd: ROOT, encoding: 'utf8' })

/** What it says when it ends with an error. */
function refused(...args: string[]): { status: number; said: string } {
  try {
    return { status: 0, said: proof(...args) }
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string }
    return { status, said: stdout }
  }
}

describe('the audit', () => {
  let cast: Awaited<ReturnType<typeof openCast>>
  let school: School
  let olga: Visitor
  const chapter = storyOn(() => stand)
  const entry = (visitor: Visitor, text: string) => visitor.page.getByRole('listitem').filter({ hasText: text }).first()

  chapter('the administrator reads what was done, finds a person, and proves that nothing was changed', async () => {
    cast = await openCast('Школа № 14')
    school = cast.school
    // By the form: the audit tells of it.
    olga = await stand.visitor('Ольга', COMPUTER)
    await signIn(olga, cast.administrator.login, PASSWORD)
    await olga.page.waitForURL(/important|today|chats|school/)
    const { page } = olga
    await page.goto('/school/audit')
    await seesTitle(page, 'Журнал действий')
    await sees(page.getByRole('region', { name: 'Сегодня' }))
    await sees(entry(olga, 'Вход в систему'))
    await sees(entry(olga, 'добавлено: ответственный за внедрение'))
    await sees(entry(olga, 'Напечатаны листы активации'))
    await stand.scan(page, 'audit')

    await page.getByRole('searchbox', { name: 'Найти' }).fill('воробьева')
    await seesNo(entry(olga, 'Вход в систему'))
    await press(page, 'Воробьёва Елена Сергеевна')
    await page.getByRole('searchbox', { name: 'Найти' }).fill('')
    await sees(page.getByText('Только о том, кого это касается: Воробьёва Елена Сергеевна'))
    await seesNo(entry(olga, 'Напечатаны листы активации'))
    await press(page, 'Показать всех')
    await sees(entry(olga, 'Напечатаны листы активации'))

    await press(page, 'Проверить')
    await sees(page.getByText('Ничего не изменено'))
  })

  chapter('a table for a commission is saved', async () => {
    const { page } = olga
    await press(page, 'Сохранить')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Таблица CSV' }).click(),
    ])
    expect(readFileSync(await saved.path(), 'utf8')).toContain('Воробьёва Елена Сергеевна')
    await sees(entry(olga, 'Проверена целостность журнала'))
  })

  chapter('the whole school is saved as one archive, with its reason in the audit', async () => {
    const { page } = olga
    await page.goto('/school/archive')
    await page.getByLabel('Зачем нужен архив').fill('Переезд на сервер района')
    await press(page, 'Собрать архив')
    const link = page.getByRole('link', { name: /^Скачать/ })
    await sees(link)
    await stand.scan(page, 'archive')
    const [saved] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(saved.suggestedFilename()).toMatch(/\.tar$/)
    expect(readFileSync(await saved.path()).includes('zvonok-school')).toBe(true)
    await page.goto('/school/audit')
    await sees(entry(olga, 'Переезд на сервер района'))
  })

  chapter('a guardian reads in «Ещё» what was done with the own data; a deputy has no audit', async () => {
    const anna = await stand.enter('Анна', cast.mother, PHONE)
    await anna.page.goto('/more')
    await follow(anna.page, 'Посмотреть')
    await seesTitle(anna.page, 'Кто что делал с моими данными')
    await sees(entry(anna, 'Изменены роли'))
    await sees(entry(anna, 'Синицына Ольга Викторовна'))
    await stand.scan(anna.page, 'my-data')
    const igor = await stand.enter('Игорь', cast.deputy)
    await igor.page.goto('/school/audit')
    await sees(igor.page.getByText('Журнал читают администратор и директор'))
  })

  chapter('beside the running server bin/audit proves the chain, and finds a change made around it', async () => {
    const { organizationId } = school
    expect(proof('verify', organizationId)).toMatch(/^✓ Школа № /)
    const head = /(\d+:[0-9a-f]{64})/.exec(proof('head', organizationId))![1]!
    expect(proof('verify', organizationId, '--head', head)).toMatch(/^✓/)
    await tamper(organizationId)
    expect(refused('verify', organizationId)).toEqual({
      status: 1,
      said: expect.stringContaining('запись изменена, № 1'),
    })
    await olga.page.goto('/school/audit')
    await press(olga.page, 'Проверить')
    await sees(olga.page.getByText(/Журнал изменён\s.*№\s1\./))
    expect(stand.faults).toEqual([])
  })
})

/** As somebody with the keys of the database would: with the guards out of the way. */
async function tamper(organizationId: string): Promise<void> {
  await world.db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one)
    await sql`update audit_entries set action = 'people.addStaff' where chain_id = ${organizationId} and no = 1`.execute(
      one,
    )
    await sql`set session_replication_role = origin`.execute(one)
  })
}
