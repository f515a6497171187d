import type { PersonName } from '#contract/people'
import { fullName } from '#rules/people'
import type { Candidate, Change, Doubt } from '../../contract.ts'
import { lettersApart, nameKey, plainPart, shortKey } from '../read/names.ts'
import type { RosterPupil } from '../read/roster.ts'
import { type Comparison, change, type Resolved } from './comparison.ts'
import type { Ref } from './deeds.ts'
import { compareGuardians } from './guardians.ts'
import type { KnownPerson } from './known.ts'

const STEP = 250

export async function comparePupils(
  comparison: Comparison,
  pupils: RosterPupil[],
  breathe: (done: number) => Promise<void>,
): Promise<void> {
  const matching = new Matching(comparison, pupils)
  for (const [at, pupil] of pupils.entries()) {
    comparePupil(comparison, pupil, matching.resolve(pupil))
    if (at % STEP === STEP - 1) await breathe(at + 1)
  }
}

function comparePupil(comparison: Comparison, pupil: RosterPupil, resolved: Resolved | 'skipped' | RosterPupil): void {
  if (resolved === 'skipped') return
  const unit = pupil.className ?? pupil.groups.join(', ')
  if (pupil.className) comparison.coveredClasses.add(plainPart(pupil.className))
  if ('guardians' in resolved) {
    // The same child written twice: only the family of the second row counts.
    const ref = comparison.refOfRow.get(resolved)
    if (!ref) return
    const { changes, doubts } = compareGuardians(comparison, ref, pupil)
    comparison.add(
      {
        kind: doubts.length > 0 ? 'doubtful' : changes.length > 0 ? 'changed' : 'same',
        fullName: fullName(pupil.name),
        unit,
        changes,
        doubts,
      },
      pupil,
    )
    return
  }
  if (resolved.doubt) {
    comparison.add({ kind: 'doubtful', fullName: fullName(pupil.name), unit, doubts: [resolved.doubt] }, pupil)
    return
  }
  const { ref } = resolved
  comparison.refOfRow.set(pupil, ref)
  const known = comparison.school.people.get(ref)
  const own = known ? changesOf(comparison, known, pupil) : []
  const className = pupil.className ? comparison.classNamed(pupil.className) : undefined
  const seated = seatPupil(comparison, ref, className, pupil.groups)
  const details = comparison.noteDetails(ref, pupil)
  const family = compareGuardians(comparison, ref, pupil)
  const changes = [...own, ...(known ? [...seated, ...details] : []), ...family.changes]
  const kind = family.doubts.length > 0 ? 'doubtful' : !known ? 'new' : changes.length > 0 ? 'changed' : 'same'
  comparison.add(
    {
      kind,
      personId: known?.id ?? null,
      fullName: fullName(known ? (comparison.nameAfter(known.name, pupil.name) ?? known.name) : pupil.name),
      unit: className ?? unit,
      changes,
      doubts: family.doubts,
    },
    pupil,
  )
}

function changesOf(comparison: Comparison, known: KnownPerson, pupil: RosterPupil): Change[] {
  const changes: Change[] = []
  if (known.left) {
    comparison.deeds.returns.push(known.id)
    changes.push(change('returned', null, null))
  }
  const after = comparison.nameAfter(known.name, pupil.name)
  if (after) {
    comparison.deeds.renames.push({ personId: known.id, name: after })
    changes.push(change('name', fullName(known.name), fullName(after)))
  }
  return changes
}

function seatPupil(comparison: Comparison, ref: Ref, className: string | undefined, groups: string[]): Change[] {
  const changes: Change[] = []
  const left = comparison.school.people.get(ref)?.left ?? false
  const before = left ? undefined : comparison.classOf.get(ref)
  if (className && (!before || plainPart(before) !== plainPart(className))) {
    comparison.deeds.seats.push({ ref, className, part: 'pupil', subject: null })
    changes.push(change('class', before ?? null, className))
  }
  for (const group of groups) {
    const name = comparison.classNamed(group)
    if (!left && comparison.groupsOf.get(ref)?.has(plainPart(name))) continue
    if (plainPart(name) === plainPart(className ?? '')) continue
    comparison.deeds.seats.push({ ref, className: name, part: 'pupil', subject: null })
    changes.push(change('group', null, name))
  }
  return changes
}

/** Who of the school is meant by each row. */
class Matching {
  private readonly comparison: Comparison
  private readonly pupils: RosterPupil[]
  private readonly twins: Map<string, RosterPupil[]>
  private readonly takenBy = new Map<string, RosterPupil>()
  /** Known pupils whom no row names exactly, by class: a slip of the pen looks for them. */
  private readonly unnamed = new Map<string, KnownPerson[]>()

  constructor(comparison: Comparison, pupils: RosterPupil[]) {
    this.comparison = comparison
    this.pupils = pupils
    this.twins = Map.groupBy(pupils, ({ name }) => nameKey(name))
    const short = new Set(pupils.map(({ name }) => shortKey(name)))
    const named = new Set(pupils.flatMap(({ ids }) => comparison.byId(ids)?.id ?? []))
    for (const person of comparison.school.people.values()) {
      const className = comparison.classOf.get(person.id)
      if (person.left || !className || named.has(person.id) || short.has(shortKey(person.name))) continue
      const key = plainPart(className)
      this.unnamed.set(key, [...(this.unnamed.get(key) ?? []), person])
    }
  }

  resolve(pupil: RosterPupil): Resolved | 'skipped' | RosterPupil {
    const key = `pupil ${pupil.sheet ?? ''} ${pupil.row}`
    const decision = this.comparison.decisionOf(key)
    const found = this.find(pupil)
    if (found.known) return this.take(found.known, pupil)
    const all = found.doubt ? [...found.doubt.candidates] : []
    for (const { id } of all) if (!id.startsWith('row ')) this.comparison.met.add(id)
    if (decision === 'skip') return 'skipped'
    if (decision && decision !== 'new') {
      const row = this.pupils.find((one) => rowId(one) === decision)
      if (row) return row
      const person = this.comparison.school.people.get(decision)
      if (person && all.some(({ id }) => id === decision)) return this.take(person, pupil)
    }
    if (found.doubt && decision !== 'new') {
      return {
        doubt: { key, about: 'pupil', fullName: fullName(pupil.name), ...found.doubt, decision: null },
      }
    }
    const draft = this.comparison.addDraft(pupil.name, [], false)
    this.comparison.deeds.people.push({ ref: draft.ref, name: pupil.name, roles: ['pupil'], post: null })
    return { ref: draft.ref }
  }

  private take(person: KnownPerson, pupil: RosterPupil): Resolved {
    this.takenBy.set(person.id, pupil)
    this.comparison.met.add(person.id)
    return { ref: person.id }
  }

  private find(pupil: RosterPupil): { known?: KnownPerson; doubt?: Pick<Doubt, 'reason' | 'candidates'> } {
    const { comparison } = this
    const named = comparison.byId(pupil.ids)
    if (named && this.isFree(named)) return { known: named }

    const earlier = this.writtenBefore(pupil)
    if (earlier) return { doubt: { reason: 'twice', candidates: [this.rowCandidate(earlier)] } }

    const exact = this.pupilsAmong(comparison.byName.get(nameKey(pupil.name)), pupil)
    const loose = this.pupilsAmong(comparison.byShort.get(shortKey(pupil.name)), pupil).filter(
      (person) => !person.name.patronymic || !pupil.name.patronymic,
    )
    const here = exact.filter(({ left }) => !left)
    const born = here.filter(({ birthDay }) => birthDay && birthDay === pupil.birthDay)
    if (born.length === 1) return { known: born[0]! }
    const classmates = [...here, ...loose].filter((person) => !person.left && this.isClassmate(person, pupil))
    if (unique(classmates).length === 1) return { known: classmates[0]! }
    if (here.length === 1 && (this.twins.get(nameKey(pupil.name))?.length ?? 0) === 1) {
      const [only] = here
      // A full name with a patronymic that only one has and only one row names: the pupil has moved.
      if (only!.name.patronymic || !comparison.classOf.has(only!.id)) return { known: only! }
    }
    const others = unique([...here, ...loose.filter(({ left }) => !left)])
    if (others.length > 0)
      return { doubt: { reason: 'namesake', candidates: others.map((one) => comparison.candidate(one)) } }

    const back = exact.filter(({ left }) => left)
    const same = back.filter(({ birthDay }) => birthDay && birthDay === pupil.birthDay)
    if (same.length === 1) return { known: same[0]! }
    if (back.length > 0 && pupil.name.patronymic) {
      return { doubt: { reason: 'returned', candidates: back.map((one) => comparison.candidate(one)) } }
    }
    const slips = this.slips(pupil)
    return slips.length > 0 ? { doubt: { reason: 'slip', candidates: slips } } : {}
  }

  private isFree = ({ id }: KnownPerson) => !this.takenBy.has(id)

  /** Pupils of that name who are not somebody else by their date of birth, and whom no other row has taken. */
  private pupilsAmong(people: KnownPerson[] = [], pupil: RosterPupil): KnownPerson[] {
    return people.filter(
      (person) =>
        person.roles.includes('pupil') &&
        this.isFree(person) &&
        !(person.birthDay && pupil.birthDay && person.birthDay !== pupil.birthDay),
    )
  }

  private isClassmate(person: KnownPerson, pupil: RosterPupil): boolean {
    const className = this.comparison.classOf.get(person.id)
    if (pupil.className && className) return plainPart(className) === plainPart(pupil.className)
    const groups = this.comparison.groupsOf.get(person.id)
    return pupil.groups.some((group) => groups?.has(plainPart(group)))
  }

  /** Another row says the same child: the same class, or another one and no date of birth to tell them apart. */
  private writtenBefore(pupil: RosterPupil): RosterPupil | undefined {
    const twins = this.twins.get(nameKey(pupil.name)) ?? []
    return twins.slice(0, twins.indexOf(pupil)).find((twin) => {
      if (twin.birthDay && pupil.birthDay) return twin.birthDay === pupil.birthDay
      if (twin.ids.length > 0 && pupil.ids.length > 0) return twin.ids.some((id) => pupil.ids.includes(id))
      const sameClass = plainPart(twin.className ?? '') === plainPart(pupil.className ?? '')
      return sameClass || Boolean(pupil.name.patronymic)
    })
  }

  private rowCandidate(row: RosterPupil): Candidate {
    const place = row.sheet ? `${row.sheet}, строка ${row.row}` : `строка ${row.row}`
    return { id: rowId(row), fullName: fullName(row.name), about: [row.className, place].filter(Boolean).join(', ') }
  }

  /** Of the same class, no more than two letters apart, or with the same birthday under another surname. */
  private slips(pupil: RosterPupil): Candidate[] {
    const near = (this.unnamed.get(plainPart(pupil.className ?? '')) ?? []).filter((person) => {
      if (!this.isFree(person)) return false
      if (person.birthDay && pupil.birthDay && person.birthDay !== pupil.birthDay) return false
      const renamed =
        Boolean(person.birthDay) && person.birthDay === pupil.birthDay && sameFirst(person.name, pupil.name)
      return renamed || isSlip(person.name, pupil.name)
    })
    return near.map((person) => this.comparison.candidate(person))
  }
}

const rowId = ({ sheet, row }: RosterPupil) => `row ${sheet ?? ''} ${row}`

const sameFirst = (one: PersonName, other: PersonName) => plainPart(one.firstName) === plainPart(other.firstName)

function isSlip(one: PersonName, other: PersonName): boolean {
  const patronymics = one.patronymic && other.patronymic
  const parts: [string, string][] = [
    [one.lastName, other.lastName],
    [one.firstName, other.firstName],
    ...(patronymics ? [[one.patronymic!, other.patronymic!] as [string, string]] : []),
  ]
  const apart = parts.map(([was, now]) => lettersApart(plainPart(was), plainPart(now)))
  return apart.reduce((sum, each) => sum + each, 0) <= 2 && (patronymics !== undefined || apart[1] === 0)
}

const unique = (people: KnownPerson[]): KnownPerson[] => [...new Set(people)]
