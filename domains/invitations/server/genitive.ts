import petrovich from 'petrovich'
import type { PersonName, Relation } from '#contract/people'

const MOTHERS: readonly Relation[] = ['mother', 'grandmother']
const FATHERS: readonly Relation[] = ['father', 'grandfather']
// Names of one gender whose ending speaks of the other.
const MEN =
  /^(никита|илья|лука|фома|кузьма|савва|фока|мустафа|иса|муса|саша|женя|ваня|миша|дима|митя|петя|коля|гоша|паша|лёша|леша|серёжа|сережа|слава|рома|вова)$/
const WOMEN =
  /^(любовь|нинель|адель|эстер|эсфирь|рахиль|юдифь|айгуль|гузель|асель|жанель|ирэн|ирен|элен|мадлен|николь|мишель)$/

/** «Анны Михайловны Кузнецовой», in the order people speak; the gender comes from the name itself, or from the relation. */
export function genitiveName(name: PersonName, relation?: Relation): string {
  const inflect = petrovich[genderOf(name, relation)]
  const patronymic = name.patronymic && inflect.middle.genitive(name.patronymic)
  return [inflect.first.genitive(name.firstName), patronymic, inflect.last.genitive(name.lastName)]
    .filter(Boolean)
    .join(' ')
}

export function genderOf(name: PersonName, relation?: Relation): 'male' | 'female' {
  if (relation && MOTHERS.includes(relation)) return 'female'
  if (relation && FATHERS.includes(relation)) return 'male'
  const [last, first, middle] = [name.lastName, name.firstName, name.patronymic ?? ''].map((part) => part.toLowerCase())
  if (/(на|кызы)$/.test(middle!)) return 'female'
  if (/(ич|оглы)$/.test(middle!)) return 'male'
  if (/([оеё]ва|[иы]на|ая)$/.test(last!)) return 'female'
  if (/([оеё]в|[иы]н|ий|ый|ой)$/.test(last!)) return 'male'
  if (WOMEN.test(first!)) return 'female'
  return /[ая]$/.test(first!) && !MEN.test(first!) ? 'female' : 'male'
}
