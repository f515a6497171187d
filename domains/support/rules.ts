import type { HelpSide, HelpState } from './contract.ts'

// Pure rules of asking for help, on both sides.

/** What a line from a side makes of the state. An inner line is between the school and the operator. */
export function stateAfter(
  state: HelpState,
  side: HelpSide,
  { inner, assigned }: { inner: boolean; assigned: boolean },
): HelpState {
  if (side === 'asker') return assigned ? 'working' : 'new' // written again: opened anew
  if (inner) return state === 'new' ? 'working' : state
  return 'answered'
}

interface Named {
  id: string
  name: string
  shortName: string
  municipality: string
}

// Words that every school has in its name tell none from another.
const COMMON = new Set(
  `школа школы школе школу шк сош оош нош мбоу моу мкоу маоу гбоу гоу гаоу кгбоу мбу мау до ано чоу бу оу средняя средней
  общеобразовательная общеобразовательное бюджетное муниципальное государственное казённое казенное автономное учреждение
  образовательное основная начальная город города г район района имени им номер no n школа-интернат school number the of`.split(
    /\s+/,
  ),
)

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !COMMON.has(word))

/**
 * Which school somebody means by «14 школа». The only one here needs no naming; otherwise every number and half of the
 * words must fit one school and no other, else it is the operator who decides.
 */
export function findNamedSchool<S extends Named>(named: string, schools: readonly S[]): S | null {
  if (schools.length === 1) return schools[0]!
  const asked = wordsOf(named)
  if (asked.length === 0) return null
  const fitting = schools.filter((school) => {
    const own = wordsOf(`${school.name} ${school.shortName} ${school.municipality}`)
    const isNumber = (word: string) => /^\d+$/.test(word)
    const knows = (word: string) =>
      isNumber(word) ? own.includes(word) : own.some((one) => one.slice(0, 5) === word.slice(0, 5))
    const known = asked.filter(knows)
    return asked.filter(isNumber).every(knows) && known.length * 2 >= asked.length && known.length > 0
  })
  return fitting.length === 1 ? fitting[0]! : null
}
