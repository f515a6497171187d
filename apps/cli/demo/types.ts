// The demo school as plain data. Keys are stable between runs; a joined person's login equals their key.

export type PersonKey = string
/** «7А»: parallel and letter. */
export type ClassName = string

export type Sex = 'f' | 'm'
export type Role = 'operator' | 'administrator' | 'director' | 'deputy' | 'teacher' | 'employee' | 'pupil' | 'guardian'
export type Relation = 'mother' | 'father' | 'grandmother' | 'guardian'

export type Person = {
  key: PersonKey
  sex: Sex
  surname: string
  given: string
  patronymic: string
  /** One person may hold several: a deputy who teaches, a teacher who is a parent. */
  roles: Role[]
  /** «учитель математики»; staff only. */
  post?: string
  joined: boolean
  /** Only the joined have one. */
  login?: string
  /** Pupils only. */
  class?: ClassName
  /** Pupils only, ISO date. */
  born?: string
}

export type SchoolClass = {
  name: ClassName
  grade: number
  letter: string
  classTeacher: PersonKey
  /** In the order of the class list. */
  pupils: PersonKey[]
}

export type Guardianship = { guardian: PersonKey; pupil: PersonKey; relation: Relation }

export type Teaching = { subject: string; teacher: PersonKey; class: ClassName }

export type Organization = {
  name: string
  shortName: string
  kind: 'school'
  city: string
  region: string
  municipality: string
  address: string
  phone: string
  email: string
  site: string
  timeZone: string
}

export type ChatKey =
  | { kind: 'staff' }
  | { kind: 'schoolChannel' }
  | { kind: 'staffChannel' }
  | { kind: 'class'; class: ClassName }
  | { kind: 'parents'; class: ClassName }
  | { kind: 'teachers'; class: ClassName }
  | { kind: 'subject'; class: ClassName; subject: string }
  | { kind: 'direct'; a: PersonKey; b: PersonKey }

export type ReactionWord = 'Спасибо' | 'Принято' | 'Ура' | 'Согласен' | 'Сочувствую' | 'Смешно'

/** A person gives at most one word to a message and never to their own. */
export type Reaction = { word: ReactionWord; by: PersonKey[] }

export type Message = {
  chat: ChatKey
  author: PersonKey
  /** ISO with the school's offset, never in quiet hours. */
  at: string
  text: string
  /** Index in `history` of an earlier message of the same chat. */
  replyTo?: number
  reactions?: Reaction[]
  edited?: boolean
}

export type Login = { login: string; who: string; role: string }

export type DemoSchool = {
  organization: Organization
  /** «2026/27» */
  schoolYear: string
  /** The same for every login. */
  password: string
  people: Person[]
  classes: SchoolClass[]
  guardianships: Guardianship[]
  subjects: string[]
  teachings: Teaching[]
  /** In order of time. */
  history: Message[]
  /** Staff and the families of 7А and 2Б: enough to look around, short enough to print. */
  logins: Login[]
}
