import type { Sheet } from '#domains/rosters'
import { type Json, openOneRoster, type Source } from './client.ts'
import { cell, ids, isActive, refId, refIds, sheetOf } from './records.ts'
import * as say from './say.ts'

export interface Read {
  sheets: Sheet[]
  userIds: string[]
}

export type Told = (step: string, done: number, total: number) => Promise<void>

/** Everything that a list of the school needs, as the tables of a OneRoster archive. */
export async function readJournal(source: Source, schoolId: string | null, today: string, told: Told): Promise<Read> {
  const { readAll } = openOneRoster(source)
  const within = schoolId ? `schools/${encodeURIComponent(schoolId)}/` : ''
  const read = async (path: string, optional = false) =>
    ((await readAll(path, (done, total) => told(path.split('/').at(-1)!, done, total), { optional })) ?? []).filter(
      isActive,
    )

  const sessions = await read('academicSessions', true)
  const classes = (await read(`${within}classes`)).filter(isOfToday(sessions, today))
  const courses = await read(`${within}courses`, true)
  const users = (await read('users')).filter((user) => !schoolId || schoolsOf(user).includes(schoolId))
  const known = ids(users)
  const taught = ids(classes)
  const enrollments = (await read(`${within}enrollments`)).filter(
    (one) =>
      taught.has(refId(one.class)) && known.has(refId(one.user)) && !(cell(one.endDate) && cell(one.endDate) < today),
  )
  const demographics = (await read('demographics', true)).filter((one) => known.has(cell(one.sourcedId)))
  if (users.length === 0) throw say.empty()
  return { sheets: sheetsOf({ users, classes, courses, enrollments, demographics }), userIds: [...known] }
}

/** Of last year's classes nobody is told; a class without terms is always today's. */
function isOfToday(sessions: Json[], today: string) {
  const over = new Set(
    sessions.filter((one) => cell(one.endDate) && cell(one.endDate) < today).map((one) => cell(one.sourcedId)),
  )
  return (one: Json): boolean => {
    const terms = refIds(one.terms)
    return terms.length === 0 || terms.some((term) => !over.has(term))
  }
}

/** 1.1 names the schools of a user, 1.2 the school of each role. */
const schoolsOf = (user: Json): string[] => [
  ...refIds(user.orgs),
  ...rolesOf(user).map(({ org }) => refId(org)),
  refId(user.primaryOrg),
]

const rolesOf = ({ roles }: Json): Json[] =>
  Array.isArray(roles) ? roles.filter((one): one is Json => typeof one === 'object' && one !== null) : []

type Collections = Record<'users' | 'classes' | 'courses' | 'enrollments' | 'demographics', Json[]>

const sheetsOf = ({ users, classes, courses, enrollments, demographics }: Collections): Sheet[] => [
  sheetOf('users', users, {
    sourcedId: (one) => one.sourcedId,
    enabledUser: (one) => one.enabledUser,
    role: (one) => one.role,
    givenName: (one) => one.givenName,
    familyName: (one) => one.familyName,
    middleName: (one) => one.middleName,
    email: (one) => one.email,
    sms: (one) => one.sms,
    phone: (one) => one.phone,
    agentSourcedIds: (one) => refIds(one.agents).join(','),
  }),
  sheetOf(
    'roles',
    users.flatMap((user) => rolesOf(user).map(({ role }) => ({ user: user.sourcedId, role }))),
    { userSourcedId: (one) => one.user, role: (one) => one.role },
  ),
  sheetOf('classes', classes, {
    sourcedId: (one) => one.sourcedId,
    title: (one) => one.title,
    classType: (one) => one.classType,
    courseSourcedId: (one) => refId(one.course),
    subjects: (one) => (Array.isArray(one.subjects) ? cell(one.subjects[0]).replaceAll(',', ' ') : ''),
  }),
  sheetOf('courses', courses, {
    sourcedId: (one) => one.sourcedId,
    title: (one) => one.title,
    subjects: (one) => (Array.isArray(one.subjects) ? cell(one.subjects[0]).replaceAll(',', ' ') : ''),
  }),
  sheetOf('enrollments', enrollments, {
    classSourcedId: (one) => refId(one.class),
    userSourcedId: (one) => refId(one.user),
    role: (one) => one.role,
  }),
  sheetOf('demographics', demographics, { sourcedId: (one) => one.sourcedId, birthDate: (one) => one.birthDate }),
]
