import petrovich from 'petrovich'

export interface Named {
  firstName: string
  lastName: string
  patronymic?: string | null | undefined
}
export type Gender = 'male' | 'female'

// Names of one gender whose ending speaks of the other.
const MEN =
  /^(никита|илья|лука|фома|кузьма|савва|фока|мустафа|иса|муса|саша|женя|ваня|миша|дима|митя|петя|коля|гоша|паша|лёша|леша|серёжа|сережа|слава|рома|вова)$/
const WOMEN =
  /^(любовь|нинель|адель|эстер|эсфирь|рахиль|юдифь|айгуль|гузель|асель|жанель|ирэн|ирен|элен|мадлен|николь|мишель)$/

/** «Анны Михайловны Кузнецовой», in the order people speak. The gender comes from the name itself unless it is known. */
export function genitiveName(name: Named, gender = genderOf(name)): string {
  const inflect = petrovich[gender]
  const patronymic = name.patronymic && inflect.middle.genitive(name.patronymic)
  return [inflect.first.genitive(name.firstName), patronymic, inflect.last.genitive(name.lastName)]
    .filter(Boolean)
    .join(' ')
}

/** «Зуеву Ольгу Викторовну», as an order has it: whom to appoint. */
export function accusativeName(name: Named, gender = genderOf(name)): string {
  const inflect = petrovich[gender]
  const patronymic = name.patronymic && inflect.middle.accusative(name.patronymic)
  return [inflect.last.accusative(name.lastName), inflect.first.accusative(name.firstName), patronymic]
    .filter(Boolean)
    .join(' ')
}

/** «Мити», «Сони» */
export const genitiveFirstName = (name: Named): string => petrovich[genderOf(name)].first.genitive(name.firstName)

export function genderOf(name: Named): Gender {
  const [last, first, middle] = [name.lastName, name.firstName, name.patronymic ?? ''].map((part) => part.toLowerCase())
  if (/(на|кызы)$/.test(middle!)) return 'female'
  if (/(ич|оглы)$/.test(middle!)) return 'male'
  if (/([оеё]ва|[иы]на|ая)$/.test(last!)) return 'female'
  if (/([оеё]в|[иы]н|ий|ый|ой)$/.test(last!)) return 'male'
  if (WOMEN.test(first!)) return 'female'
  return /[ая]$/.test(first!) && !MEN.test(first!) ? 'female' : 'male'
}
