import { randomUUID } from 'node:crypto'
import { createChat, listChats, sendMessage, startDirect } from '#contract/chats'
import { createInvitation, join, printSheets } from '#contract/invitations'
import { apply, approveApplication, uploadOrder } from '#contract/organizations'
import { removePerson } from '#contract/people'
import { appointOperator } from '#domains/accounts'
import { inTransaction } from '#server/events'
// The one thing that stands nowhere but on paper.
import { codeOfSheet } from '../../domains/invitations/server/codes.ts'
import { type Member, openSchool, type Stage } from '../school.ts'
import type { Visitor } from '../world.ts'

/** Everybody who may come to the door of an operation about class 7А of our school. */
export const CALLERS = [
  'nobody',
  'operator',
  'administrator',
  'additionalAdministrator',
  'director',
  'deputy',
  'responsible',
  'teacher', // teaches mathematics in 7А
  'classTeacher', // of 7А
  'otherTeacher', // leads 7Б, has nothing to do with 7А
  'employee',
  'pupil', // of 7А
  'otherPupil', // of 7Б
  'guardian', // of the pupil of 7А
  'otherGuardian', // of the pupil of 7Б
  'memberOfAnotherSchool', // its administrator
  'removedMember', // was an additional administrator here
  'curator', // of the region where both schools are
] as const
export type Caller = (typeof CALLERS)[number]

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Two schools with something of everything in them, so that every operation has a target that is really there. */
export async function gatherCast(world: Stage) {
  const ours = await openSchool(world)
  const theirs = await openSchool(world, { name: 'Школа № 3' })
  const [class7a, class7b] = [await ours.addClass('7А'), await ours.addClass('7Б')]
  const robotics = await ours.addClass('Робототехника', 'association')
  const class5b = await theirs.addClass('5Б')
  const [mathematics, drawing] = [await addSubject('Математика'), await addSubject('Черчение')]

  const staff = {
    administrator: await ours.person('Ольга Викторовна Зуева', ['administrator', 'employee']),
    additionalAdministrator: await ours.person('Павел Андреевич Ким', ['additionalAdministrator', 'employee']),
    director: await ours.person('Наталья Петровна Белова', 'director'),
    deputy: await ours.person('Игорь Львович Носов', 'deputy'),
    responsible: await ours.person('Вера Ильинична Орлова', 'responsible'),
    teacher: await ours.teacher('Марина Олеговна Гусева'),
    classTeacher: await ours.teacher('Елена Сергеевна Воробьёва', class7a),
    otherTeacher: await ours.teacher('Роман Юрьевич Дёмин', class7b),
    employee: await ours.person('Зоя Павловна Мухина', 'employee'),
  }
  await ours.seat(staff.teacher, class7a, 'teacher', mathematics)
  await ours.seat(staff.classTeacher, robotics, 'classTeacher')
  await ours.seat(staff.teacher, robotics, 'teacher')
  const pupil = await ours.pupil('Тимур Ахметов', class7a)
  const otherPupil = await ours.pupil('Соня Лебедева', class7b)
  const guardian = await ours.guardianOf(pupil, 'Алия Ахметова')
  const otherGuardian = await ours.guardianOf(otherPupil, 'Анна Лебедева')
  const memberOfAnotherSchool = await theirs.person('Глеб Ильич Фомин', ['administrator', 'employee'])
  const removedMember = await ours.person('Кирилл Максимович Шубин', ['additionalAdministrator', 'employee'])
  const operator = await theirs.person('Оксана Яковлевна Рыбина', 'employee') // the account is what counts: see below
  const curator = await theirs.person('Раиса Карловна Ким', 'employee') // no more of a school than the operator
  const members = {
    ...staff,
    pupil,
    otherPupil,
    guardian,
    otherGuardian,
    memberOfAnotherSchool,
    removedMember,
    operator,
    curator,
  }

  // People of the list who have not joined yet.
  const newcomer = await ours.pupil('Лев Сорокин', class7a, { joined: false })
  const newcomersMother = await ours.guardianOf(newcomer, 'Дарья Сорокина', 'mother', { joined: false })
  const colleague = await ours.person('Инна Глебовна Титова', 'teacher', { joined: false })
  const theirPupil = await theirs.pupil('Ева Громова', class5b)

  await inTransaction(world.db, (tx) => appointOperator(tx, operator.accountId))
  await leave(memberOfAnotherSchool, operator)
  await leave(memberOfAnotherSchool, curator)
  const curatorId = await oversee(curator)

  const chats = await openChats()
  const desk = await openDesk()
  await leave(staff.administrator, removedMember)

  async function oversee({ accountId: account_id }: Member): Promise<string> {
    const row = { id: randomUUID(), account_id, region: 'Омская область', municipality: null }
    await world.db
      .insertInto('curators')
      .values({ ...row, appointed_by: operator.accountId })
      .execute()
    return row.id
  }

  async function addSubject(name: string): Promise<string> {
    const id = randomUUID()
    await world.db
      .insertInto('subjects')
      .values({ id, organization_id: ours.organizationId, name, removed_at: null })
      .execute()
    return id
  }

  /** By the very operation, so that what is left behind is what it leaves. */
  async function leave(by: Member, who: Member): Promise<void> {
    expectDone(await by.does(removePerson, { id: randomUUID(), personId: who.personId }))
  }

  async function openChats() {
    const all = (await staff.classTeacher.reads(listChats, {})).body.chats
    const automatic = (name: string, classId: string | null = null) =>
      all.find((chat) => chat.automatic === name && chat.classId === classId)!.id
    const group = await make('group', [pupil.personId, staff.otherTeacher.personId])
    const channel = await make('channel', [pupil.personId, guardian.personId])
    const withEmployee = { id: randomUUID(), organizationId: ours.organizationId, personId: staff.employee.personId }
    const direct = expectDone(await staff.responsible.does(startDirect, withEmployee)).id
    const ids = {
      class: automatic('class', class7a),
      parents: automatic('parents', class7a),
      teachers: automatic('teachers', class7a),
      staff: automatic('staff'),
      schoolChannel: automatic('schoolChannel'),
      staffChannel: automatic('staffChannel'),
      direct,
      group,
      channel,
    }
    const { schoolChannel, staffChannel } = ids
    await say(staff.responsible, { direct })
    await say(staff.director, { schoolChannel, staffChannel })
    return { ...ids, saidByTeacher: await say(staff.classTeacher, ids), saidByPupil: await say(pupil, ids) }
  }

  /** A class teacher makes the chats by hand, so that their owner is not the administration. */
  async function make(kind: 'group' | 'channel', personIds: string[]): Promise<string> {
    const { organizationId } = ours
    const chat = { id: randomUUID(), organizationId, kind, title: 'Поход на Камень', personIds }
    return expectDone(await staff.classTeacher.does(createChat, chat)).id
  }

  /** One message of one author in each of the chats where that one may write. */
  async function say<C extends Record<string, string>>(who: Member, chats: C): Promise<Record<keyof C, string>> {
    const said = {} as Record<keyof C, string>
    for (const [name, chatId] of Object.entries(chats)) {
      const id: string = randomUUID()
      const answer = await who.does(sendMessage, { id, chatId, text: 'Завтра сбор в восемь у входа' })
      if (answer.status === 200) said[name as keyof C] = id
    }
    return said
  }

  async function openDesk() {
    const { organizationId } = ours
    const link = async (role: 'pupil' | 'guardian' | 'teacher', approval: boolean, classId?: string) => {
      const wish = { id: randomUUID(), organizationId, role, approval, ...(classId ? { classId } : {}) }
      const invitation = expectDone(await staff.administrator.does(createInvitation, wish))
      return { id: invitation.id, token: invitation.url.split('/').at(-1)! }
    }
    const pupilLink = await link('pupil', true, class7a)
    const staffLink = await link('teacher', true)
    const asked = await world.as().does(join, {
      token: pupilLink.token,
      name: { lastName: 'Яшин', firstName: 'Олег' },
      account: { login: 'oleg.yashin', password: 'zvonok-test' },
    })
    expectDone(asked)
    const request = await world.db.selectFrom('join_requests').select('id').executeTakeFirstOrThrow()
    const printed = await staff.administrator.downloads(printSheets, { organizationId, classId: class7a })
    if (printed.statusCode !== 200) throw new Error(printed.body)
    return {
      pupilLink,
      staffLink,
      requestId: request.id,
      pupilSheet: await codeFor(newcomer.personId),
      ...(await openApplications()),
    }
  }

  /** The code as it stands on the printed sheet. */
  async function codeFor(personId: string): Promise<string> {
    const sheets = world.db.selectFrom('activation_sheets').select('id').where('person_id', '=', personId)
    return codeOfSheet((await sheets.executeTakeFirstOrThrow()).id)
  }

  async function openApplications() {
    const waiting = await applyFor('Гимназия № 2', '+7 913 555-01-02')
    const approved = await applyFor('Лицей № 9', '+7 913 555-01-03')
    expectDone(await operator.does(approveApplication, { id: randomUUID(), applicationId: approved }))
    return { applications: { waiting, approved } }
  }

  async function applyFor(name: string, phone: string): Promise<string> {
    const [fileId, id] = [randomUUID(), randomUUID()]
    expectDone(await world.as().uploads(uploadOrder, { id: fileId, name: 'Приказ.png' }, PNG))
    const organization = {
      name,
      kind: 'school' as const,
      region: 'Омская область',
      municipality: 'Светлоозёрск',
      timeZone: 'Asia/Omsk',
    }
    const administrator = { lastName: 'Котова', firstName: 'Инга', email: `kotova${phone.slice(-2)}@example.ru`, phone }
    const order = { number: '14-к', date: '2026-08-20', fileId }
    expectDone(await world.as().does(apply, { id, organization, administrator, order }))
    return id
  }

  const tokens = Object.fromEntries(Object.entries(members).map(([name, { token }]) => [name, token]))
  return {
    ...members,
    as: (caller: Caller): Visitor => world.as(tokens[caller]),
    /** Somebody who is not of the cast. */
    by: (token: string): Visitor => world.as(token),
    token: (caller: Caller): string | undefined => tokens[caller],
    organizationId: ours.organizationId,
    theirOrganizationId: theirs.organizationId,
    class7a,
    class7b,
    class5b,
    robotics,
    mathematics,
    drawing,
    newcomer,
    newcomersMother,
    colleague,
    theirPupil,
    curatorId,
    chats,
    codeFor,
    ...desk,
  }
}

export type Cast = Awaited<ReturnType<typeof gatherCast>>

function expectDone<O>({ status, body }: { status: number; body: O }): O {
  if (status !== 200) throw new Error(`the cast cannot gather: ${status} ${JSON.stringify(body)}`)
  return body
}
