import { schoolYearStart, yearAndDay } from '../calendar.ts'
import { type Chance, chance } from '../random.ts'
import type { ClassName, Guardianship, Person, Relation, SchoolClass, Sex } from '../types.ts'
import { FAMILIES } from './families.ts'
import { fatherNames, ORIGINS, SLAVIC, surnameFor, words } from './names.ts'
import { STAFF } from './staff.ts'

export type Cast = { people: Person[]; classes: SchoolClass[]; guardianships: Guardianship[] }

type Name = { surname: string; given: string; patronymic: string }
type Child = Name & { sex: Sex; class: ClassName; joined: boolean; born: string }
type Adult = Name & { sex: Sex; relation: Relation; joined: boolean; staff?: string }
type Family = { children: Child[]; adults: Adult[] }

const PUPILS = 500
const FAMILIES_OF_TWO = 52
const RELATIONS: Record<string, [Relation, Sex]> = {
  мама: ['mother', 'f'],
  папа: ['father', 'm'],
  бабушка: ['grandmother', 'f'],
  опекун: ['guardian', 'f'],
}

export const CLASS_NAMES: ClassName[] = Array.from({ length: 11 }, (_, i) => [`${i + 1}А`, `${i + 1}Б`]).flat()

const gradeOf = (name: ClassName) => Number.parseInt(name, 10)
const fullName = (name: Name) => `${name.surname} ${name.given} ${name.patronymic}`
const byName = (a: Name, b: Name) => fullName(a).localeCompare(fullName(b), 'ru')

/** Everyone of the school: the hand-written families first, then drawn ones until every class is full. */
export function castSchool(today: string): Cast {
  const luck = chance('Светлоозёрск')
  const year = schoolYearStart(today)
  const written = FAMILIES.trim()
    .split(/\n+/)
    .map((line) => readFamily(line, year, luck))
  return register([...written, ...drawFamilies(written, year, luck)])
}

function readFamily(line: string, year: number, luck: Chance): Family {
  const [children, adults] = line.split(' | ').map((side) => side.split('; '))
  return { children: children!.map((text) => readChild(text, year, luck)), adults: adults!.map(readAdult) }
}

function readChild(text: string, year: number, luck: Chance): Child {
  const [className, surname, given, patronymic] = words(text.replace(/-$/, ''))
  const sex = patronymic!.endsWith('ич') ? 'm' : 'f'
  const born = birthday(className!, year, luck)
  const joined = !text.endsWith('-')
  return { sex, surname: surname!, given: given!, patronymic: patronymic!, class: className!, joined, born }
}

function readAdult(text: string): Adult {
  const [word, surname, given, patronymic] = words(text.replace(/-$/, ''))
  const [relation, sex] = RELATIONS[word!]!
  if (surname!.startsWith('=')) {
    return { staff: surname!.slice(1), relation, sex, surname: '', given: '', patronymic: '', joined: true }
  }
  return { relation, sex, surname: surname!, given: given!, patronymic: patronymic!, joined: !text.endsWith('-') }
}

function drawFamilies(written: Family[], year: number, luck: Chance): Family[] {
  const seats = freeSeats(written, luck)
  // The written ones speak under their first names, so these stay theirs alone in the class.
  const inClass = new Set(written.flatMap((f) => f.children).map((c) => `${c.class} ${c.given}`))
  const grown = new Set(written.flatMap((f) => f.adults).map(fullName))
  const families: Family[] = []
  while (seats.length > 0) {
    const classes = [seats.pop()!]
    if (families.length < FAMILIES_OF_TWO) {
      const other = seats.findLastIndex((name) => Math.abs(gradeOf(name) - gradeOf(classes[0]!)) >= 2)
      classes.push(...seats.splice(other, 1))
    }
    families.push(drawUnused(() => drawFamily(classes, year, luck), inClass, grown))
  }
  return families
}

/** One entry per empty desk, in chance order: 500 over 22 classes is 22 or 23 in each. */
function freeSeats(written: Family[], luck: Chance): ClassName[] {
  const taken = Map.groupBy(
    written.flatMap((f) => f.children),
    (child) => child.class,
  )
  const size = Math.floor(PUPILS / CLASS_NAMES.length)
  const larger = PUPILS - size * CLASS_NAMES.length
  const biggest = new Set([...CLASS_NAMES].sort((a, b) => (taken.get(b)?.length ?? 0) - (taken.get(a)?.length ?? 0)))
  const full = new Set([...biggest].slice(0, larger))
  const seats = CLASS_NAMES.flatMap((name) =>
    Array<ClassName>(size + (full.has(name) ? 1 : 0) - (taken.get(name)?.length ?? 0)).fill(name),
  )
  return luck.shuffled(seats)
}

/** No doubles within a class, no two adults with one full name in the school. */
function drawUnused(draw: () => Family, inClass: Set<string>, grown: Set<string>): Family {
  for (;;) {
    const family = draw()
    const desks = family.children.map((c) => `${c.class} ${c.given} ${c.surname}`)
    const first = family.children.map((c) => `${c.class} ${c.given}`)
    const adults = family.adults.map(fullName)
    if ([...desks, ...first].some((desk) => inClass.has(desk)) || adults.some((adult) => grown.has(adult))) continue
    for (const desk of desks) inClass.add(desk)
    for (const adult of adults) grown.add(adult)
    return family
  }
}

function drawFamily(classes: ClassName[], year: number, luck: Chance): Family {
  const origin = drawOrigin(luck)
  const surname = luck.of(words(origin.surnames))
  const father = luck.of(fatherNames(origin))
  const names = { f: luck.shuffled(words(origin.girls)), m: luck.shuffled(words(origin.boys)) }
  const children = classes.map((className): Child => {
    const sex: Sex = luck.next() < 0.5 ? 'f' : 'm'
    return {
      sex,
      surname: surnameFor(sex, surname),
      given: names[sex].pop()!,
      patronymic: sex === 'f' ? father.daughter : father.son,
      class: className,
      joined: luck.next() < (gradeOf(className) >= 5 ? 0.66 : 0.3),
      born: birthday(className, year, luck),
    }
  })
  return { children, adults: drawAdults(origin, surname, father.given, luck) }
}

function drawOrigin(luck: Chance) {
  let left = luck.next() * ORIGINS.reduce((sum, origin) => sum + origin.weight, 0)
  for (const origin of ORIGINS) {
    left -= origin.weight
    if (left < 0) return origin
  }
  return SLAVIC
}

function drawAdults(origin: typeof SLAVIC, surname: string, father: string, luck: Chance): Adult[] {
  const joined = () => luck.next() < 0.74
  const woman = (relation: Relation): Adult => {
    const own = luck.next() < (relation === 'mother' ? 0.84 : 0.5)
    return {
      relation,
      sex: 'f',
      surname: surnameFor('f', own ? surname : luck.of(words(origin.surnames))),
      given: luck.of(words(origin.mothers)),
      patronymic: luck.of(fatherNames(origin)).daughter,
      joined: joined(),
    }
  }
  const man = (): Adult => ({
    relation: 'father',
    sex: 'm',
    surname: surnameFor('m', surname),
    given: father,
    patronymic: luck.of(fatherNames(origin)).son,
    joined: joined(),
  })
  const kind = luck.next()
  if (kind < 0.52) return [woman('mother'), man()]
  if (kind < 0.86) return [woman('mother')]
  if (kind < 0.92) return [man()]
  if (kind < 0.96) return [woman('mother'), woman('grandmother')]
  if (kind < 0.99) return [woman('grandmother')]
  return [woman('guardian')]
}

/** First-formers turn seven in the year they begin. */
function birthday(className: ClassName, year: number, luck: Chance): string {
  return yearAndDay(year - 6 - gradeOf(className), luck.whole(1, 365))
}

/** Keys: the joined first, 7А and 2Б before all, so that pupil1 and guardian1 are the family of the look pages. */
function register(families: Family[]): Cast {
  const people = new Map<string, Person>(STAFF.map((member) => [member.key, staffPerson(member)]))
  const classOrder = new Map([...new Set(['7А', '2Б', ...CLASS_NAMES])].map((name, i) => [name, i]))
  const children = families
    .flatMap((family) => family.children)
    .sort((a, b) => classOrder.get(a.class)! - classOrder.get(b.class)! || byName(a, b))
  const keys = new Map<Child | Adult, string>()
  const first = families[0]!
  giveKeys('pupil', [first.children[0]!, ...children], keys)
  const familyOf = new Map(families.flatMap((family) => family.children.map((child) => [child, family] as const)))
  const grown = [first, ...children.map((child) => familyOf.get(child)!)].flatMap((family) => family.adults)
  for (const adult of grown) if (adult.staff) keys.set(adult, adult.staff)
  giveKeys('guardian', grown, keys)

  for (const child of children) people.set(keys.get(child)!, pupilPerson(keys.get(child)!, child))
  for (const adult of grown) {
    if (!adult.staff) people.set(keys.get(adult)!, guardianPerson(keys.get(adult)!, adult))
  }
  const guardianships = children.flatMap((child) =>
    familyOf
      .get(child)!
      .adults.map((adult) => ({ guardian: keys.get(adult)!, pupil: keys.get(child)!, relation: adult.relation })),
  )
  const classes = CLASS_NAMES.map((name) => ({
    name,
    grade: gradeOf(name),
    letter: name.slice(-1),
    classTeacher: STAFF.find((member) => member.leads?.includes(name))!.key,
    pupils: children.filter((child) => child.class === name).map((child) => keys.get(child)!),
  }))
  return { people: [...people.values()].sort(byKey), classes, guardianships }
}

function giveKeys(prefix: string, list: (Child | Adult)[], keys: Map<Child | Adult, string>) {
  let count = 0
  for (const joined of [true, false]) {
    for (const someone of list) {
      if (someone.joined === joined && !keys.has(someone)) keys.set(someone, `${prefix}${++count}`)
    }
  }
}

const GROUPS = ['operator', 'admin', 'director', 'deputy', 'teacher', 'employee', 'pupil', 'guardian']

function byKey(a: Person, b: Person) {
  const place = (person: Person) => GROUPS.indexOf(person.key.replace(/\d+$/, ''))
  const number = (person: Person) => Number(person.key.replace(/^\D+/, ''))
  return place(a) - place(b) || number(a) - number(b)
}

function staffPerson({ key, sex, name, roles, post }: (typeof STAFF)[number]): Person {
  const [surname, given, patronymic] = words(name)
  return {
    key,
    sex,
    surname: surname!,
    given: given!,
    patronymic: patronymic!,
    roles: [...roles],
    post,
    joined: true,
    login: key,
  }
}

function pupilPerson(key: string, { sex, surname, given, patronymic, joined, born, class: className }: Child): Person {
  const login = joined ? { login: key } : {}
  return { key, sex, surname, given, patronymic, roles: ['pupil'], joined, ...login, class: className, born }
}

function guardianPerson(key: string, { sex, surname, given, patronymic, joined }: Adult): Person {
  return { key, sex, surname, given, patronymic, roles: ['guardian'], joined, ...(joined ? { login: key } : {}) }
}
