import type { Relation } from '#contract/people'
import { type Field, plainHead, SLOTS, type Slot, type SlotPart } from '../../rules.ts'
import {
  readBirthDay,
  readClassLabel,
  readClassLabels,
  readMail,
  readPhones,
  readRelation,
  relationByName,
} from './cells.ts'
import type { TableMapping } from './guess.ts'
import { type ReadName, readFullName, readNameParts, tidy } from './names.ts'
import {
  letterOf,
  type Problem,
  type Roster,
  type RosterGuardian,
  type RosterPupil,
  type RosterStaff,
  type Sheet,
} from './roster.ts'
import * as say from './sentences.ts'

export interface TableContext {
  today: string
  /** A keyed hash: the number itself is kept nowhere. */
  hashSnils(digits: string): string
}

/** The list as the mapping says. What cannot be read is named by its row and column; the rest is read all the same. */
export function readTable(sheets: Sheet[], mapping: TableMapping, context: TableContext): Roster {
  const roster: Roster = { pupils: [], staff: [], problems: [], rows: 0 }
  const heads = headsOf(sheets, mapping)
  for (const sheet of sheets) {
    const start = startOf(sheet, mapping, heads)
    if (start === null) {
      if (sheet.rows.length > 0) roster.problems.push({ sheet: sheet.name, row: 1, grave: false, ...say.otherSheet() })
      continue
    }
    new SheetReader(sheet, mapping, heads, context, roster, sheets.length > 1).read(start)
  }
  return roster
}

/** The headings of the first sheet that has any. */
export const headsOf = (sheets: Sheet[], { headRow }: TableMapping): string[] =>
  headRow < 0 ? [] : (mainSheet(sheets)?.rows[headRow] ?? [])

export const mainSheet = (sheets: Sheet[]): Sheet | undefined =>
  sheets.find(({ rows }) => rows.some((row) => row.filter((cell) => cell.trim()).length > 1))

/** Where the people of a sheet begin: under the same headings, wherever they stand there. Null: another kind of sheet. */
function startOf(sheet: Sheet, { headRow }: TableMapping, heads: string[]): number | null {
  if (headRow < 0) return 0
  const sought = heads.map(plainHead).join('|')
  const at = sheet.rows
    .slice(0, 40)
    .findIndex((row) => heads.map((_, column) => plainHead(row[column] ?? '')).join('|') === sought)
  return at < 0 ? null : at + 1
}

class SheetReader {
  private className: string | undefined
  private last: RosterPupil | undefined
  private readonly at: Map<Field, number>
  private row: string[] = []
  private number = 0

  private readonly sheet: Sheet
  private readonly mapping: TableMapping
  private readonly heads: string[]
  private readonly context: TableContext
  private readonly roster: Roster
  private readonly several: boolean

  constructor(
    sheet: Sheet,
    mapping: TableMapping,
    heads: string[],
    context: TableContext,
    roster: Roster,
    several: boolean,
  ) {
    this.sheet = sheet
    this.mapping = mapping
    this.heads = heads
    this.context = context
    this.roster = roster
    this.several = several
    this.at = new Map(mapping.columns.map((field, column) => [field, column]))
    const label = readClassLabel(sheet.name)
    this.className = label?.kind === 'class' ? label.name : undefined
  }

  read(start: number): void {
    const head = this.heads.map(plainHead).join('|')
    for (const [at, row] of this.sheet.rows.entries()) {
      if (at < start) continue
      this.row = row
      this.number = at + 1
      const filled = row.filter((cell) => cell.trim()).length
      if (filled === 0 || (head && this.heads.map((_, column) => plainHead(row[column] ?? '')).join('|') === head))
        continue
      if (/^(итого|всего)/i.test(row.find((cell) => cell.trim())!.trim()) || (filled === 1 && this.isTitle())) continue
      if (this.mapping.who === 'staff') this.readStaff()
      else this.readPupil()
    }
  }

  /** «7 «А» класс» alone in its row is about the rows under it; «Итого: 27» is about nobody. */
  private isTitle(): boolean {
    const text = this.row.find((cell) => cell.trim())!.trim()
    const label = /\d/.test(text) ? readClassLabel(text) : null
    if (label?.kind === 'class') {
      this.className = label.name
      return true
    }
    return !this.cell('fullName') && !this.cell('lastName') && !SLOTS.some((slot) => this.hasName(slot))
  }

  private readPupil(): void {
    const own = this.readName('fullName', 'lastName', 'firstName', 'patronymic')
    const guardians = SLOTS.flatMap((slot) => this.readGuardians(slot))
    if (own.fault === 'empty' && guardians.length > 0 && this.last) {
      this.last.guardians.push(...guardians)
      return
    }
    this.roster.rows += 1
    if (own.fault) {
      this.nameProblem(own.fault)
      this.last = undefined
      return
    }
    const className = this.readClass()
    const groups = this.readGroups()
    if (className === null || (className === undefined && groups.length === 0)) {
      if (className === undefined) this.problem('className', say.noClass(), true)
      this.last = undefined
      return
    }
    const unnamed = SLOTS.flatMap((slot) => (this.hasName(slot) ? [] : this.readPhones(`${slot}.phone`)))
    if (unnamed.length > 0 && guardians.length === 0) this.problem(this.phoneField(), say.guardianWithoutName(), false)
    this.last = {
      ...this.place(),
      ids: this.readIds(),
      name: own.name,
      birthDay: this.readBirthDay(),
      className,
      groups,
      phones: [...new Set([...this.readPhones('phone'), ...unnamed])],
      email: this.readMail('email'),
      guardians,
    }
    this.roster.pupils.push(this.last)
  }

  private readStaff(): void {
    const own = this.readName('fullName', 'lastName', 'firstName', 'patronymic')
    this.roster.rows += 1
    if (own.fault) {
      this.nameProblem(own.fault)
      return
    }
    const subjects = this.cell('subjects')
      .split(/[,;\n]+/)
      .map(tidy)
      .filter(Boolean)
      .map((name) => name[0]!.toUpperCase() + name.slice(1))
    const teaches = this.readLabels('teaches')
    const staff: RosterStaff = {
      ...this.place(),
      ids: this.readIds(),
      name: own.name,
      phones: this.readPhones('phone'),
      email: this.readMail('email'),
      post: tidy(this.cell('post')).slice(0, 120) || undefined,
      subjects,
      leads: this.readLabels('leads'),
      teaches: teaches.flatMap((className) =>
        subjects.length > 0 ? subjects.map((subject) => ({ className, subject })) : [{ className }],
      ),
    }
    this.roster.staff.push(staff)
  }

  private readGuardians(slot: Slot): RosterGuardian[] {
    const parts = this.readName(`${slot}.name`, `${slot}.lastName`, `${slot}.firstName`, `${slot}.patronymic`, true)
    const said = this.cell(`${slot}.relation`)
    const spoken = said ? readRelation(said) : undefined
    if (said && !spoken) this.problem(`${slot}.relation`, say.unknownRelation(), false)
    const bySlot: Relation | undefined = slot === 'mother' ? 'mother' : slot === 'father' ? 'father' : undefined
    const contacts = { phones: this.readPhones(`${slot}.phone`), email: this.readMail(`${slot}.email`) }
    if (parts.fault === undefined) {
      const [only] = splitGuardians(this.cell(`${slot}.name`))
      return [this.guardian(parts.name, bySlot ?? spoken ?? only?.relation, contacts)]
    }
    if (parts.fault === 'empty') return []
    // «Мать: Ким Анна Ли, отец: Ким Сергей» may stand in one cell.
    const several = splitGuardians(this.cell(`${slot}.name`))
    const read = several.map(({ text, relation }) => ({ read: readFullName(text), relation }))
    if (several.length > 0 && read.every(({ read }) => read.fault === undefined)) {
      return read.map(({ read, relation }, place) =>
        this.guardian(
          read.name!,
          relation ?? bySlot ?? spoken,
          place === 0 ? contacts : { phones: [], email: undefined },
        ),
      )
    }
    const field = this.at.has(`${slot}.name`) ? (`${slot}.name` as const) : (`${slot}.lastName` as const)
    this.problem(field, say.guardianName(parts.fault), false)
    return []
  }

  private guardian(
    name: RosterGuardian['name'],
    relation: Relation | null | undefined,
    contacts: Pick<RosterGuardian, 'phones' | 'email'>,
  ): RosterGuardian {
    return {
      ...this.place(),
      ids: [],
      name,
      relation: relation ?? relationByName(name),
      said: Boolean(relation),
      ...contacts,
    }
  }

  private hasName(slot: Slot): boolean {
    return (['name', 'lastName', 'firstName'] as SlotPart[]).some((part) => this.cell(`${slot}.${part}`) !== '')
  }

  private phoneField(): Field {
    return SLOTS.map((slot): Field => `${slot}.phone`).find((field) => this.at.has(field)) ?? 'phone'
  }

  private readName(full: Field, last: Field, first: Field, patronymic: Field, quietly = false): ReadName {
    const whole = this.cell(full)
    if (whole) {
      if (quietly && splitGuardians(whole).length > 1) return { fault: 'signs' }
      const [only] = quietly ? splitGuardians(whole) : []
      return readFullName(only?.text ?? whole)
    }
    return readNameParts(this.cell(last), this.cell(first), this.cell(patronymic))
  }

  /** undefined: none is given; null: it cannot be read, and that has been said. */
  private readClass(): string | undefined | null {
    const [parallel, letter] = [this.cell('parallel'), this.cell('letter')]
    const text = this.cell('className') || (parallel && letter ? `${parallel}${letter}` : '')
    if (!text) return this.className
    const label = readClassLabel(text)
    if (label) return label.name
    this.problem('className', say.unreadClass(), true)
    return null
  }

  private readGroups(): string[] {
    return this.cell('groups')
      .split(/[,;\n]+/)
      .map(tidy)
      .filter(Boolean)
      .map((name) => name.slice(0, 80))
  }

  private readLabels(field: Field): string[] {
    const text = this.cell(field)
    if (!text || /^(нет|-|—)$/i.test(text)) return []
    const { names, unread } = readClassLabels(text)
    if (unread.length > 0) this.problem(field, say.unreadClass(), false)
    return names
  }

  private readBirthDay(): string | undefined {
    const text = this.cell('birthDay')
    if (!text) return undefined
    const { day, fault } = readBirthDay(text, this.context.today)
    if (fault) this.problem('birthDay', say.birthDay(fault), false)
    return day
  }

  private readPhones(field: Field): string[] {
    const text = this.cell(field)
    if (!text) return []
    const { phones, unread } = readPhones(text)
    if (unread.length > 0) this.problem(field, say.unreadPhone(unread.join(', ')), false)
    return phones
  }

  private readMail(field: Field): string | undefined {
    const text = this.cell(field)
    if (!text || text === '-') return undefined
    const mail = readMail(text)
    if (!mail) this.problem(field, say.unreadMail(), false)
    return mail ?? undefined
  }

  private readIds(): string[] {
    const own = this.cell('sourceId')
    const digits = this.cell('snils').replace(/\D/g, '')
    if (digits && digits.length !== 11) this.problem('snils', say.unreadSnils(), false)
    return [
      ...(own ? [`table:${own.slice(0, 120)}`] : []),
      ...(digits.length === 11 ? [`snils:${this.context.hashSnils(digits)}`] : []),
    ]
  }

  private cell(field: Field): string {
    const column = this.at.get(field)
    return column === undefined ? '' : (this.row[column]?.trim() ?? '')
  }

  private place() {
    return { row: this.number, ...(this.several ? { sheet: this.sheet.name } : {}) }
  }

  private nameProblem(fault: Parameters<typeof say.ownName>[0]): void {
    const field =
      (['fullName', 'lastName', 'firstName'] as const).find((one) => this.at.has(one) && this.cell(one)) ??
      (this.at.has('fullName') ? 'fullName' : 'lastName')
    this.problem(fault === 'noFirst' && field !== 'fullName' ? 'firstName' : field, say.ownName(fault), true)
  }

  private problem(field: Field, reason: Pick<Problem, 'ru' | 'en'>, grave: boolean): void {
    const column = this.at.get(field) ?? -1
    const letter = column < 0 ? undefined : letterOf(column)
    const head = this.heads[column]?.trim()
    this.roster.problems.push({
      ...this.place(),
      column: letter === undefined ? undefined : head ? `${head} (${letter})` : letter,
      cell: column < 0 ? undefined : this.hidden(field, this.row[column]?.trim()),
      grave,
      ...reason,
    })
  }

  /** A number that nobody should read is not repeated in a report. */
  private hidden(field: Field, text: string | undefined): string | undefined {
    return field === 'snils' ? text?.replace(/\d(?=\d)/g, '•') : text?.slice(0, 120)
  }
}

const RELATION_WORD =
  /^(мать|мама|отец|папа|бабушка|дедушка|опекун|попечитель|отчим|мачеха|законный представитель|представитель)\s*[:—–-]?\s+/iu
const RELATION_TAIL = /\s*\(([^()]+)\)\s*$/u

function splitGuardians(text: string): { text: string; relation: Relation | null }[] {
  return text
    .split(/[;\n]+|,\s*(?=\p{Lu}|мать|мама|отец|папа|бабушка|дедушка|опекун)/u)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [before, word] = RELATION_WORD.exec(part) ?? ['', '']
      const rest = part.slice(before.length)
      const [after, tail] = RELATION_TAIL.exec(rest) ?? ['', '']
      const relation = readRelation(word ?? '') ?? readRelation(tail ?? '')
      return { text: relation && after ? rest.slice(0, -after.length) : rest, relation }
    })
}
