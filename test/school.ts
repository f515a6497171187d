import { randomUUID } from 'node:crypto'
import type { SeatPart } from '#contract/classes'
import type { OrganizationKind } from '#contract/organizations'
import type { PersonName, Relation, Role } from '#contract/people'
import { createAccount, openSession } from '#domains/accounts'
import { seatPeople } from '#domains/chats'
import { takeSeatOf } from '#domains/classes'
import { addPerson, bindAccount, bindGuardian } from '#domains/people'
import { schoolYear } from '#rules/classes'
import { isStaff } from '#rules/people'
import type { Tx } from '#server/db'
import { inTransaction } from '#server/events'
import type { Call } from '#server/operation'
import type { Visitor, World } from './world.ts'

/** Somebody of the cast: acts through the API as themselves. */
export interface Member extends Visitor {
  personId: string
  accountId: string
  token: string
  login: string
  name: PersonName
}

/** Where a school is opened: a world of a test file, or a server that runs. */
export type Stage = Pick<World, 'db' | 'as'>

/** All of the cast sign in with it. */
export const PASSWORD = 'zvonok-test'

interface PersonOptions {
  /** In the school's list, but without an account yet: `does` and `reads` act as nobody. */
  joined?: boolean
  /** An account that exists already, of this or another school. */
  account?: { accountId: string; token: string; login: string }
  post?: string
  /** An employee whom the school has yet to confirm. */
  verified?: boolean
}

/**
 * A school to act in, made through the doors of its domains on the real database:
 *
 *     const school = await openSchool(world)
 *     const anna = await school.person('Анна Ильинична Кузнецова', 'administrator')
 *     const class7a = await school.addClass('7А')
 *     const timur = await school.pupil('Тимур Ахметов', class7a)
 *     const mother = await school.guardianOf(timur, 'Алия Ахметова')
 */
export async function openSchool(world: Stage, { kind = 'school' as OrganizationKind, name = 'Школа № 14' } = {}) {
  const organizationId = randomUUID()
  const doing = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(world.db, work).then(({ result }) => result)

  await world.db
    .insertInto('organizations')
    .values({
      id: organizationId,
      name,
      short_name: name,
      kind,
      region: 'Омская область',
      municipality: 'Светлоозёрск',
      time_zone: 'Asia/Omsk',
      address: '',
      phone: '',
      site: '',
      email: '',
    })
    .execute()

  /** «Анна Ильинична Кузнецова» or «Тимур Ахметов», with one role or several. */
  async function person(spoken: string, roles: Role | Role[], options: PersonOptions = {}): Promise<Member> {
    const name = readName(spoken)
    return doing(async (tx) => {
      const own = [roles].flat()
      const verifiedBy = isStaff(own) && options.verified !== false ? organizationId : null
      const known = { organizationId, name, roles: own, post: options.post, verifiedBy, grantedBy: null }
      const personId = await addPerson(tx, known)
      if (options.joined === false) return { ...world.as(), personId, accountId: '', token: '', login: '', name }
      const account = options.account ?? (await openAccount(tx, spoken))
      const boundId = await bindAccount(tx, { personId, accountId: account.accountId })
      return { ...world.as(account.token), ...account, personId: boundId, name }
    })
  }

  async function addClass(name: string, kindOfClass: 'class' | 'group' | 'association' = 'class') {
    const [, parallel, letter] = /^(\d+)(\p{L})$/u.exec(name) ?? []
    const id = randomUUID()
    await world.db
      .insertInto('classes')
      .values({
        id,
        organization_id: organizationId,
        kind: kindOfClass,
        name,
        parallel: parallel ? Number(parallel) : null,
        letter: letter ?? null,
        year: schoolYear(new Date().toISOString().slice(0, 10)),
      })
      .execute()
    await doing((tx) => seatPeople(tx, { organizationId, classIds: [id], actorId: null }))
    return id
  }

  const seat = (who: { personId: string }, classId: string, part: SeatPart, subjectId?: string): Promise<void> =>
    doing((tx) => takeSeatOf(tx, { classId, personId: who.personId, part, subjectId, actorId: null }))

  async function pupil(spoken: string, classId: string, options: PersonOptions = {}): Promise<Member> {
    const one = await person(spoken, 'pupil', options)
    await seat(one, classId, 'pupil')
    return one
  }

  async function teacher(spoken: string, ...ledClassIds: string[]): Promise<Member> {
    const one = await person(spoken, 'teacher')
    for (const classId of ledClassIds) await seat(one, classId, 'classTeacher')
    return one
  }

  /** A new guardian by name, or another bond of one of the cast. */
  async function guardianOf(
    child: { personId: string },
    guardian: string | Member,
    relation: Relation = 'mother',
    options: PersonOptions = {},
  ): Promise<Member> {
    const one = typeof guardian === 'string' ? await person(guardian, 'guardian', options) : guardian
    await doing((tx) =>
      bindGuardian(tx, { guardianId: one.personId, pupilId: child.personId, relation, createdBy: null }),
    )
    return one
  }

  /** What the school's topic has told so far: names of events, in order. */
  async function told(): Promise<string[]> {
    const events = world.db.selectFrom('events').select('type').where('topic_id', '=', organizationId)
    return (await events.orderBy('seq').execute()).map(({ type }) => type)
  }

  return { organizationId, told, person, addClass, seat, pupil, teacher, guardianOf }
}

export type School = Awaited<ReturnType<typeof openSchool>>

async function openAccount(tx: Tx, name: string) {
  const login = `u${randomUUID().replaceAll('-', '').slice(0, 16)}`
  const accountId = await createAccount(tx, { name, login, password: PASSWORD })
  return { accountId, login, token: await openSession(tx, CALL, accountId, 'password') }
}

const CALL: Call = {
  actor: null,
  language: 'ru',
  ip: '127.0.0.1',
  userAgent: 'Vitest',
  origin: 'http://localhost',
  setSession: () => undefined,
}

function readName(spoken: string): PersonName {
  const words = spoken.split(' ')
  if (words.length < 2) throw new Error(`«${spoken}» needs a first name and a last name`)
  return { lastName: words.at(-1)!, firstName: words[0]!, patronymic: words.length > 2 ? words[1] : undefined }
}
