import { fullName, isStaff } from '#rules/people'
import type { Change, Doubt } from '../../contract.ts'
import { nameKey, plainPart, shortKey } from '../read/names.ts'
import type { RosterStaff } from '../read/roster.ts'
import { type Comparison, change, type Resolved, shares } from './comparison.ts'
import type { Ref } from './deeds.ts'

export async function compareStaff(
  comparison: Comparison,
  staff: RosterStaff[],
  breathe: (done: number) => Promise<void>,
): Promise<void> {
  const taken = new Map<string, RosterStaff>()
  for (const [at, one] of staff.entries()) {
    compareOne(comparison, one, resolve(comparison, one, taken), taken)
    if (at % 250 === 249) await breathe(at + 1)
  }
}

function compareOne(
  comparison: Comparison,
  one: RosterStaff,
  resolved: Resolved | 'skipped',
  taken: Map<string, RosterStaff>,
): void {
  if (resolved === 'skipped') return
  if (resolved.doubt) {
    comparison.add(
      { kind: 'doubtful', fullName: fullName(one.name), unit: one.post ?? null, doubts: [resolved.doubt] },
      one,
    )
    return
  }
  const { ref } = resolved
  taken.set(ref, one)
  const known = comparison.school.people.get(ref)
  const changes = [
    ...ownChanges(comparison, ref, one),
    ...seatChanges(comparison, ref, one),
    ...(known ? comparison.noteDetails(ref, one) : []),
  ]
  if (!known) comparison.noteDetails(ref, one)
  comparison.add(
    {
      kind: !known ? 'new' : changes.length > 0 ? 'changed' : 'same',
      personId: known?.id ?? null,
      fullName: fullName(known ? (comparison.nameAfter(known.name, one.name) ?? known.name) : one.name),
      unit: one.post ?? known?.post ?? null,
      changes,
    },
    one,
  )
}

function ownChanges(comparison: Comparison, ref: Ref, one: RosterStaff): Change[] {
  const { deeds, school } = comparison
  const known = school.people.get(ref)
  if (!known) return []
  const changes: Change[] = []
  if (known.left) {
    deeds.returns.push(known.id)
    changes.push(change('returned', null, null))
  }
  const after = comparison.nameAfter(known.name, one.name)
  if (after) {
    deeds.renames.push({ personId: known.id, name: after })
    changes.push(change('name', fullName(known.name), fullName(after)))
  }
  if (!isStaff(known.roles)) {
    deeds.roles.push({ personId: known.id, role: roleOf(one) })
    changes.push(change('role', null, roleOf(one)))
  }
  if (one.post && plainPart(one.post) !== plainPart(known.post ?? '')) {
    deeds.posts.push({ personId: known.id, post: one.post })
    changes.push(change('post', known.post, one.post))
  }
  return changes
}

function seatChanges(comparison: Comparison, ref: Ref, one: RosterStaff): Change[] {
  const { school, deeds } = comparison
  const names = new Map(school.classes.map(({ id, name }) => [id, plainPart(name)]))
  const subjects = new Map(school.subjects.map(({ id, name }) => [id, plainPart(name)]))
  const own = new Set(
    school.seats
      .filter(({ personId }) => personId === ref)
      .map(({ classId, part, subjectId }) => `${part} ${names.get(classId)} ${subjects.get(subjectId ?? '') ?? ''}`),
  )
  const changes: Change[] = []
  const seat = (part: 'classTeacher' | 'teacher', label: string, subject?: string) => {
    const className = comparison.classNamed(label)
    const taught = subject ? comparison.subjectNamed(subject) : null
    const key = `${part} ${plainPart(className)} ${taught ? plainPart(taught) : ''}`
    if (own.has(key)) return
    own.add(key)
    deeds.seats.push({ ref, className, part, subject: taught })
    changes.push(change(part === 'teacher' ? 'teaches' : 'leads', null, taught ? `${className}, ${taught}` : className))
  }
  for (const label of one.leads) seat('classTeacher', label)
  for (const { className, subject } of one.teaches) seat('teacher', className, subject)
  for (const subject of one.subjects) comparison.subjectNamed(subject)
  return changes
}

const roleOf = ({ post, subjects, teaches, leads }: RosterStaff): 'teacher' | 'employee' =>
  subjects.length + teaches.length + leads.length > 0 ||
  /учител|педагог|преподават|тренер|воспитател|логопед|психолог|teacher|professor/i.test(post ?? '')
    ? 'teacher'
    : 'employee'

function resolve(comparison: Comparison, one: RosterStaff, taken: Map<string, RosterStaff>): Resolved | 'skipped' {
  const key = `staff ${one.sheet ?? ''} ${one.row}`
  const decision = comparison.decisionOf(key)
  const free = (id: string) => !taken.has(id)
  const named = comparison.byId(one.ids)
  if (named && free(named.id) && !named.roles.includes('pupil')) return { ref: named.id }
  const namesakes = (comparison.byName.get(nameKey(one.name)) ?? []).filter(({ roles }) => !roles.includes('pupil'))
  const colleagues = namesakes.filter(({ roles, left }) => isStaff(roles) && !left)
  const samePost = colleagues.filter(({ post }) => plainPart(post ?? '') === plainPart(one.post ?? ''))
  const pick = samePost.length > 0 ? samePost : colleagues
  const twice = [...taken].find(([, other]) => nameKey(other.name) === nameKey(one.name))
  if (pick.length === 1 && free(pick[0]!.id)) return { ref: pick[0]!.id }
  const short = (comparison.byShort.get(shortKey(one.name)) ?? []).filter(
    ({ roles, left, name, id }) => isStaff(roles) && !left && free(id) && (!name.patronymic || !one.name.patronymic),
  )
  if (short.length === 1) return { ref: short[0]!.id }
  // The same employee in two rows, one for each subject: both are this person.
  if (twice && plainPart(twice[1].post ?? '') === plainPart(one.post ?? '')) return { ref: twice[0] }
  const parents = namesakes.filter(({ roles, left }) => !isStaff(roles) && !left)
  const byPhone = parents.find(({ phones }) => shares(phones, one.phones))
  if (byPhone) return { ref: byPhone.id }
  const candidates = [...colleagues.filter(({ id }) => free(id)), ...parents]
  if (candidates.length > 0 && one.name.patronymic) {
    if (decision === 'skip') return 'skipped'
    if (candidates.some(({ id }) => id === decision)) return { ref: decision! }
    if (decision !== 'new') {
      const reason: Doubt['reason'] = colleagues.length > 0 ? 'namesake' : 'alsoGuardian'
      const shown = candidates.map((person) => comparison.candidate(person))
      return { doubt: { key, about: 'staff', fullName: fullName(one.name), reason, candidates: shown, decision: null } }
    }
  }
  const draft = comparison.addDraft(one.name, one.phones, true)
  comparison.deeds.people.push({ ref: draft.ref, name: one.name, roles: [roleOf(one)], post: one.post ?? null })
  return { ref: draft.ref }
}
