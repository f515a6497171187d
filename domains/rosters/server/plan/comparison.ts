import type { PersonName, Relation } from '#contract/people'
import { fullName } from '#rules/people'
import type { Candidate, Change, Doubt, Item, ItemKind, Summary } from '../../contract.ts'
import { readClassLabel } from '../read/cells.ts'
import { nameKey, plainPart, shortKey } from '../read/names.ts'
import type { Place, Problem, Roster, RosterPupil } from '../read/roster.ts'
import { type Deeds, isDraft, noDeeds, type Ref } from './deeds.ts'
import type { KnownBond, KnownPerson, School } from './known.ts'

export interface Options {
  leaveAbsent: boolean
  decisions: Readonly<Record<string, string>>
}

/** One whom the list brings and the school does not know yet. */
export interface Draft {
  ref: Ref
  name: PersonName
  phones: string[]
  staff: boolean
  /** Names of the children, to tell one mother from her namesake. */
  children: PersonName[]
}

export interface Known {
  ids: string[]
  name: PersonName
  phones: string[]
  email?: string | undefined
  birthDay?: string | undefined
}

export type Resolved = { ref: Ref; doubt?: undefined } | { ref?: undefined; doubt: Doubt }

/** The school and the list side by side, and what has been made of it so far. */
export class Comparison {
  readonly deeds: Deeds = noDeeds()
  readonly items: Item[] = []
  readonly drafts: Draft[] = []
  readonly draftsByName = new Map<string, Draft[]>()
  readonly draftByRef = new Map<Ref, Draft>()
  /** Bonds that will be made, by child. */
  readonly planned = new Map<Ref, Deeds['bonds']>()
  /** Known people to whom some row of the list belongs, or may belong. */
  readonly met = new Set<string>()
  readonly coveredClasses = new Set<string>()
  readonly byName: Map<string, KnownPerson[]>
  readonly byShort: Map<string, KnownPerson[]>
  readonly bondsOfPupil: Map<string, KnownBond[]>
  readonly bondsOfGuardian: Map<string, KnownBond[]>
  readonly classOf = new Map<string, string>()
  readonly groupsOf = new Map<string, Set<string>>()
  /** Which person a row turned out to be. */
  readonly refOfRow = new Map<RosterPupil, Ref>()
  newGuardians = 0
  private readonly classes = new Map<string, { name: string; kind: string }>()
  private readonly subjects = new Map<string, string>()
  private readonly refOfId = new Map<string, Ref>()
  private readonly detailsOf = new Map<Ref, Deeds['details'][number]>()
  private place = 0

  readonly roster: Roster
  readonly school: School
  readonly options: Options

  constructor(roster: Roster, school: School, options: Options) {
    this.roster = roster
    this.school = school
    this.options = options
    const people = [...school.people.values()]
    this.byName = Map.groupBy(people, ({ name }) => nameKey(name))
    this.byShort = Map.groupBy(people, ({ name }) => shortKey(name))
    this.bondsOfPupil = Map.groupBy(school.bonds, ({ pupilId }) => pupilId)
    this.bondsOfGuardian = Map.groupBy(school.bonds, ({ guardianId }) => guardianId)
    for (const { name, kind } of school.classes) this.classes.set(plainPart(name), { name, kind })
    for (const { name } of school.subjects) this.subjects.set(plainPart(name), name)
    const names = new Map(school.classes.map((one) => [one.id, one]))
    for (const { personId, classId, part } of school.seats) {
      const one = names.get(classId)
      if (!one || part !== 'pupil') continue
      if (one.kind === 'class' || school.kinds[0] !== 'class') this.classOf.set(personId, one.name)
      const groups = this.groupsOf.get(personId) ?? new Set()
      this.groupsOf.set(personId, groups.add(plainPart(one.name)))
    }
  }

  /** Whom a source has named so before, or whose own code in the school it is. */
  byId(ids: string[]): KnownPerson | undefined {
    for (const id of ids) {
      const own = id.startsWith('snils:') ? undefined : this.school.people.get(id.slice(id.indexOf(':') + 1))
      const person = own ?? this.school.people.get(this.school.ids.get(id) ?? '')
      if (person) return person
    }
    return undefined
  }

  /** Somebody whom an earlier row of the same list brought under that id. */
  draftOfId(ids: string[]): Ref | undefined {
    for (const id of ids) if (this.refOfId.has(id)) return this.refOfId.get(id)
    return undefined
  }

  childrenOf(person: KnownPerson): PersonName[] {
    return (this.bondsOfGuardian.get(person.id) ?? []).flatMap(
      ({ pupilId }) => this.school.people.get(pupilId)?.name ?? [],
    )
  }

  bind(guardian: Ref, pupil: Ref, relation: Relation): void {
    const bond = { guardian, pupil, relation }
    this.deeds.bonds.push(bond)
    this.planned.set(pupil, [...(this.planned.get(pupil) ?? []), bond])
  }

  decisionOf(key: string): string | undefined {
    return this.options.decisions[key]
  }

  /** The school's own way of writing the class, or a new class of that name. */
  classNamed(label: string): string {
    const key = plainPart(label)
    const known = this.classes.get(key)
    if (known) return known.name
    const read = readClassLabel(label) ?? { name: label, parallel: null, letter: null, kind: 'group' as const }
    const kind =
      read.kind === 'class' ? this.school.kinds[0]! : this.school.kinds[0] === 'class' ? 'group' : this.school.kinds[0]!
    const isClass = kind === 'class'
    this.classes.set(key, { name: read.name, kind })
    this.deeds.classes.push({
      name: read.name,
      parallel: isClass ? read.parallel : null,
      letter: isClass ? read.letter : null,
      kind,
    })
    return read.name
  }

  subjectNamed(label: string): string {
    const name = label.replace(/\s+/g, ' ').trim().slice(0, 80)
    const known = this.subjects.get(plainPart(name))
    if (known) return known
    this.subjects.set(plainPart(name), name)
    this.deeds.subjects.push(name)
    return name
  }

  addDraft(name: PersonName, phones: string[], staff: boolean): Draft {
    const draft: Draft = { ref: `draft ${this.drafts.length + 1}`, name, phones: [...phones], staff, children: [] }
    this.drafts.push(draft)
    this.draftByRef.set(draft.ref, draft)
    const key = nameKey(name)
    this.draftsByName.set(key, [...(this.draftsByName.get(key) ?? []), draft])
    return draft
  }

  /** ё where the school has it stays; a missing patronymic takes nothing away. */
  nameAfter(before: PersonName, said: PersonName): PersonName | null {
    const part = (was: string, now: string | undefined) => {
      if (!now) return was
      return plainPart(was) === plainPart(now) && !/ё/i.test(now.replaceAll('ё', was.includes('ё') ? '' : 'ё'))
        ? was
        : now
    }
    const after = {
      lastName: part(before.lastName, said.lastName),
      firstName: part(before.firstName, said.firstName),
      patronymic: said.patronymic ? part(before.patronymic ?? '', said.patronymic) : before.patronymic,
    }
    return fullName(after) === fullName(before) ? null : after
  }

  /** What lists know beyond the name; answers what of it is new. */
  noteDetails(ref: Ref, { ids, phones, email, birthDay }: Known): Change[] {
    const known = isDraft(ref) ? undefined : this.school.people.get(ref)
    for (const sourceId of ids) {
      const own = sourceId.slice(sourceId.indexOf(':') + 1) === ref
      if (own || this.school.ids.get(sourceId) === ref || this.refOfId.has(sourceId)) continue
      this.refOfId.set(sourceId, ref)
      this.deeds.ids.push({ ref, sourceId })
    }
    const before = { birthDay: known?.birthDay ?? null, phones: known?.phones ?? [], email: known?.email ?? null }
    const after = {
      birthDay: birthDay ?? before.birthDay,
      phones: phones.length > 0 ? [...phones].sort() : before.phones,
      email: email ?? before.email,
    }
    const changes: Change[] = []
    if (after.birthDay !== before.birthDay) changes.push(change('birthDay', before.birthDay, after.birthDay))
    const contacts = after.email !== before.email || [...before.phones].sort().join() !== after.phones.join()
    if (contacts) changes.push(change('contacts', null, null))
    if (changes.length === 0) return []
    const already = this.detailsOf.get(ref)
    if (already) Object.assign(already, { ...after, phones: [...new Set([...already.phones, ...after.phones])].sort() })
    else {
      const details = { ref, ...after }
      this.detailsOf.set(ref, details)
      this.deeds.details.push(details)
    }
    return changes
  }

  candidate(person: KnownPerson): Candidate {
    return { id: person.id, fullName: fullName(person.name), about: this.about(person) }
  }

  /** «7А», «учитель математики», «мама: Ахметов Тимур, 7А»: enough to tell two namesakes apart. */
  about(person: KnownPerson): string {
    if (person.left) return 'выбыл(а)'
    const className = this.classOf.get(person.id)
    if (className) return className
    const children = (this.bondsOfGuardian.get(person.id) ?? []).flatMap(({ pupilId }) => {
      const child = this.school.people.get(pupilId)
      return child ? [[fullName(child.name), this.classOf.get(pupilId)].filter(Boolean).join(', ')] : []
    })
    return [person.post, ...children].filter(Boolean).join('; ')
  }

  add(item: Partial<Item> & { kind: ItemKind; fullName: string }, at?: Place): Item {
    const full: Item = {
      personId: null,
      unit: null,
      changes: [],
      doubts: [],
      column: null,
      cell: null,
      reason: null,
      grave: false,
      kept: false,
      ...item,
      sheet: at?.sheet ?? null,
      row: at?.row ?? null,
      place: this.place++,
    }
    this.items.push(full)
    return full
  }

  addFaults(problems: Problem[]): void {
    for (const { row, sheet, column, cell, ru, en, grave } of problems) {
      const more = { column: column ?? null, cell: cell ?? null, reason: { ru, en }, grave }
      this.add({ kind: 'fault', fullName: '', ...more }, { row, sheet })
    }
  }

  /**
   * Pupils of the classes that the list speaks of, whom it does not name. While the list has rows that could not be read
   * or decided, any of them may be one of these: then nobody leaves unless it is said of them by name.
   */
  addLeaving(roster: Roster): void {
    if (!this.options.leaveAbsent) return
    const unsure = roster.problems.some(({ grave }) => grave) || this.items.some(({ kind }) => kind === 'doubtful')
    for (const person of this.school.people.values()) {
      const className = this.classOf.get(person.id)
      if (person.left || !className || this.met.has(person.id) || !this.coveredClasses.has(plainPart(className)))
        continue
      const decision = this.decisionOf(`leave ${person.id}`)
      const kept = decision ? decision === 'keep' : unsure
      if (!kept) this.deeds.leaves.push(person.id)
      this.add({ kind: 'leaving', personId: person.id, fullName: fullName(person.name), unit: className, kept })
    }
  }

  close(roster: Roster): { items: Item[]; summary: Summary; deeds: Deeds } {
    const count = (kind: ItemKind) => this.items.filter((item) => item.kind === kind).length
    const graveRows = new Set(
      roster.problems.filter(({ grave }) => grave).map(({ sheet, row }) => `${sheet ?? ''} ${row}`),
    )
    const summary: Summary = {
      rows: roster.rows,
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      leaving: this.deeds.leaves.length,
      doubtful: count('doubtful'),
      fault: count('fault'),
      leftOut: graveRows.size + this.items.filter(isUndecided).length,
      deeds: Object.values(this.deeds).reduce((sum, list: unknown[]) => sum + list.length, 0),
      newGuardians: this.newGuardians,
      newClasses: this.deeds.classes.map(({ name }) => name),
      newSubjects: this.deeds.subjects,
    }
    return { items: this.items, summary, deeds: this.deeds }
  }
}

/** The row waits as a whole; where only a guardian is in doubt, the child comes in. */
const isUndecided = ({ kind, doubts }: Item) => kind === 'doubtful' && doubts.some(({ about }) => about !== 'guardian')

export const change = (
  what: Change['what'],
  before: string | null,
  after: string | null,
  relation: Relation | null = null,
): Change => ({ what, before, after, relation })

/** A surname without its ending: «Ахметов» and «Ахметова», «Щербацкий» and «Щербацкая» are one family. */
export const stem = (lastName: string): string => {
  const plain = plainPart(lastName)
  return plain.replace(/(ский|ская|цкий|цкая)$/, 'ск').replace(/(ый|ий|ой|ая|яя|а|я)$/, '')
}

export const shares = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((item) => other.includes(item))
