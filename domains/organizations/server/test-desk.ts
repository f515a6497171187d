import { randomUUID } from 'node:crypto'
import { appointOperator, createAccount, openSession } from '#domains/accounts'
import { inTransaction } from '#server/events'
import { newId } from '#server/ids'
import type { Visitor, World } from '#test/world'
import { apply, type Profile, uploadOrder } from '../contract.ts'

export const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n')

export const PROFILE: Profile = {
  name: 'МБОУ «Средняя школа № 14»',
  shortName: 'Школа № 14',
  kind: 'school',
  region: 'Омская область',
  municipality: 'Светлоозёрск',
  timeZone: 'Asia/Omsk',
  address: '',
  phone: '',
  site: '',
  email: '',
}

const OLGA = { lastName: 'Синицына', firstName: 'Ольга', patronymic: 'Викторовна' }

let phones = 0
/** A mobile number nobody else of this run has. */
export const newPhone = (): string => `+7916${String(1_000_000 + phones++).padStart(7, '0')}`

/** A platform operator, signed in. */
export async function openDesk(world: World): Promise<Visitor & { accountId: string; token: string }> {
  const { result } = await inTransaction(world.db, async (tx) => {
    const login = `o${randomUUID().slice(0, 8)}`
    const accountId = await createAccount(tx, { name: 'Оператор', login, password: 'correct horse' })
    await appointOperator(tx, accountId)
    return { accountId, token: await openSession(tx, CALL, accountId, 'password') }
  })
  return { ...world.as(result.token), ...result }
}

const CALL = {
  actor: null,
  language: 'ru' as const,
  ip: '127.0.0.1',
  userAgent: '',
  origin: 'http://localhost',
  setSession: () => undefined,
}

export async function bringOrder(world: World, name = 'приказ.pdf', bytes = PDF): Promise<string> {
  return (await world.as().uploads(uploadOrder, { id: newId(), name }, bytes)).body.fileId
}

export async function fillIn(world: World, more: { phone?: string; name?: string; fileId?: string } = {}) {
  return {
    id: newId(),
    organization: { ...PROFILE, name: more.name ?? PROFILE.name },
    administrator: { ...OLGA, email: `olga${phones}@example.org`, phone: more.phone ?? newPhone() },
    order: { number: '118-о', date: '2026-09-01', fileId: more.fileId ?? (await bringOrder(world)) },
  }
}

/** An application that has been sent in; answers with what was filled in. */
export async function applied(world: World, more: { phone?: string; name?: string } = {}) {
  const form = await fillIn(world, more)
  const sent = await world.as().does(apply, form)
  if (sent.status !== 200) throw new Error(sent.body.reason)
  return form
}

/** The newest letter or SMS to an address. */
export async function lastLetter(world: World, address: string): Promise<string | undefined> {
  const row = await world.db
    .selectFrom('outgoing')
    .select('body')
    .where('address', '=', address)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return row?.body
}

export async function lastCode(world: World, address: string): Promise<string | undefined> {
  return /код (\d{6})/.exec((await lastLetter(world, address)) ?? '')?.[1]
}

export async function seqOf(world: World, topicId: string): Promise<number> {
  const row = await world.db.selectFrom('topics').select('last_seq').where('topic_id', '=', topicId).executeTakeFirst()
  return row?.last_seq ?? 0
}
