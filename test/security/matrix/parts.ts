import { randomUUID } from 'node:crypto'
import * as chats from '#contract/chats'
import * as classes from '#contract/classes'
import type { Db } from '#server/db'
import { CALLERS, type Caller, type Cast } from '../cast.ts'
import type { Stage } from './row.ts'

// Groups of callers. `except` names the difference where a rule is about somebody's own thing.
export const EVERYBODY = CALLERS
export const except = (group: readonly Caller[], ...those: Caller[]) =>
  group.filter((caller) => !those.includes(caller))
export const SIGNED_IN = except(EVERYBODY, 'nobody')
export const ADMINISTRATION = ['administrator', 'additionalAdministrator', 'director', 'deputy'] as const
export const APPOINTING = ['administrator', 'director'] as const // those who administer (R008)
export const TEACHERS = ['teacher', 'classTeacher', 'otherTeacher'] as const
export const STAFF = [...ADMINISTRATION, 'responsible', ...TEACHERS, 'employee'] as const
export const MEMBERS = [...STAFF, 'pupil', 'otherPupil', 'guardian', 'otherGuardian'] as const
export const LEADERS = [...ADMINISTRATION, 'classTeacher'] as const // of class 7А
export const OPERATOR = ['operator'] as const
export const NO_ADMINISTRATION = except(MEMBERS, ...ADMINISTRATION)

export const id = randomUUID
export const nothing = () => ({})
export const NAME = { lastName: 'Рябова', firstName: 'Алёна', patronymic: 'Юрьевна' }

/** Of a range that is in use: not every number after +7 9 is one. */
export const anyPhone = () => `+7 916${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`
const anyLogin = () => `u${id().slice(0, 18)}`
export const newAccount = () => ({ login: anyLogin(), password: 'zvonok-matrix' })

export const canOfClass =
  (what: 'edit' | 'lead') =>
  async ({ ask, cast }: Stage) =>
    (await ask(classes.getClass, { classId: cast.class7a }))?.class.can[what]

export type ChatName = Exclude<keyof Cast['chats'], 'saidByTeacher' | 'saidByPupil'>
export const canInChat =
  (chat: ChatName, what: keyof chats.Chat['can']) =>
  async ({ ask, cast }: Stage) =>
    (await ask(chats.getChat, { chatId: cast.chats[chat] }))?.can[what]

/** Who sits in each chat, and who of them may write there. */
export const SEATS: Record<ChatName, { sit: readonly Caller[]; write: readonly Caller[] }> = {
  class: { sit: ['pupil', 'classTeacher'], write: ['pupil', 'classTeacher'] },
  parents: { sit: ['guardian', 'classTeacher'], write: ['guardian', 'classTeacher'] },
  teachers: { sit: ['teacher', 'classTeacher'], write: ['teacher', 'classTeacher'] },
  staff: { sit: STAFF, write: STAFF },
  schoolChannel: { sit: MEMBERS, write: ADMINISTRATION },
  staffChannel: { sit: STAFF, write: ADMINISTRATION },
  direct: { sit: ['responsible', 'employee'], write: ['responsible', 'employee'] },
  group: { sit: ['classTeacher', 'pupil', 'otherTeacher'], write: ['classTeacher', 'pupil', 'otherTeacher'] },
  channel: { sit: ['classTeacher', 'pupil', 'guardian'], write: ['classTeacher'] },
}
export const CHATS = Object.keys(SEATS) as ChatName[]

export function chatId(chat: ChatName) {
  return ({ cast }: Stage) => ({ chatId: cast.chats[chat] })
}

export const inSchool = ({ cast }: Stage) => ({ organizationId: cast.organizationId })

export function teachersMessage(cast: Cast) {
  return { chatId: cast.chats.class, messageId: cast.chats.saidByTeacher.class }
}

export function pupilsMessage(cast: Cast) {
  return { chatId: cast.chats.class, messageId: cast.chats.saidByPupil.class }
}

export async function codeSentTo(db: Db, address: string): Promise<string> {
  const letter = await db
    .selectFrom('outgoing')
    .select('body')
    .where('address', '=', address)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  return /\b\d{6}\b/.exec(letter.body)![0]
}

export function expectDone({ status, body }: { status: number; body: unknown }): void {
  if (status !== 200) throw new Error(`the stage cannot be set: ${status} ${JSON.stringify(body)}`)
}
