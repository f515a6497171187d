import type { OrganizationKind } from '#contract/organizations'
import type { PersonName, Relation } from '#contract/people'
import { type Gender, genitiveName } from '#server/genitive'
import { codeForAddress } from '../rules.ts'
import type { SheetPaper } from './sheet-page.ts'
import type { SheetPerson } from './sheet-people.ts'

export interface SheetSchool {
  name: string
  address: string
  phone: string
  kind: OrganizationKind
  timeZone: string
}

interface Sheet {
  person: SheetPerson
  code: string
  expiresAt: Date
}

/** What one sheet says, in Russian: it is the school's paper. `ask` is whom the person may turn to. */
export function paperOf(
  { person, code, expiresAt }: Sheet,
  { school, origin, today, ask }: { school: SheetSchool; origin: string; today: Date; ask: string },
): SheetPaper {
  return {
    school: {
      name: school.name,
      contacts: tie([school.address, school.phone && `Тел. ${school.phone}`].filter(Boolean).join('. ')),
    },
    printedOn: tell(today, school.timeZone),
    whom: { genitive: genitiveName(person.name, genderOfKin(person.children[0]?.relation)), of: ofWhom(person) },
    url: `${origin}/sheet#${codeForAddress(code)}`,
    site: `${origin.replace(/^https?:\/\//, '')}/sheet`,
    code,
    steps: [
      {
        bold: 'Проверьте себя.',
        text: tie(`На экране будут ${SEEN[person.part](person)}. Если что-то не так, нажмите «Это не я».`),
      },
      { bold: 'Придумайте пароль.', text: tie('Номер телефона и почта не нужны, добавить их можно потом.') },
      { bold: 'Готово.', text: tie(arrived(person)) },
    ],
    fine: tie(
      `Код личный и сработает один раз, до ${tell(expiresAt, school.timeZone).replace(' г.', ' года')}. ` +
        'Никому его не называйте: ни школа, ни «служба поддержки» не спросят код по телефону. ' +
        `Потеряли лист? ${person.part === 'staff' ? 'Администратор' : LEADERS[school.kind]} напечатает новый, старый перестанет действовать. ` +
        `С вопросами: ${ask}.`,
    ),
    slip: person.part === 'staff' ? null : { signer: signerOf(person) },
  }
}

const SEEN = {
  staff: () => 'ваше имя и должность',
  pupil: () => 'ваше имя и класс',
  guardian: ({ children }: SheetPerson) =>
    children.length > 1 ? 'ваше имя и классы детей' : 'ваше имя и класс ребёнка',
}

const LEADERS: Record<OrganizationKind, string> = {
  school: 'Классный руководитель',
  schoolPreschool: 'Классный руководитель',
  college: 'Куратор группы',
  supplementary: 'Руководитель объединения',
}

const OF: Record<Relation, string> = {
  mother: 'мамы',
  father: 'папы',
  grandmother: 'бабушки',
  grandfather: 'дедушки',
  guardian: 'законного представителя',
}

function ofWhom({ part, post, classNames, children }: SheetPerson): string | null {
  if (part === 'staff') return post
  if (part === 'pupil') return classNames[0] ?? null
  const groups = [...Map.groupBy(children, ({ relation }) => relation)]
  return groups.map(([relation, of]) => `${OF[relation]} ${list(of.map(childOf))}`).join(', ') || null
}

const childOf = ({ name, className }: SheetPerson['children'][number]) =>
  [genitiveName({ ...name, patronymic: undefined }), className].filter(Boolean).join(', ')

function arrived({ part, classNames, children }: SheetPerson): string {
  if (part === 'staff') return 'Вы в чатах сотрудников и своих классов.'
  const names = part === 'pupil' ? classNames : [...new Set(children.flatMap(({ className }) => className ?? []))]
  if (names.length === 0) return 'Вы в «Звонке», среди своих.'
  const where = `Вы в ${names.length > 1 ? 'чатах' : 'чате'} ${list(names)}`
  return part === 'pupil' ? `${where}, среди одноклассников и учителей.` : `${where}, среди родителей и учителей.`
}

/** A pupil's refusal is signed by a parent; from eighteen on by the pupil (R181). */
const signerOf = ({ part, name }: SheetPerson) => (part === 'pupil' ? 'родитель' : initials(name))

const initials = ({ lastName, firstName, patronymic }: PersonName) =>
  [firstName, patronymic].flatMap((part) => (part ? [`${part[0]}.\u00a0`] : [])).join('') + lastName

/** «А», «А и Б», «А, Б и В»; names that bear commas are parted by a comma before «и», too. */
function list(items: string[]): string {
  const [last, ...before] = items.toReversed()
  if (before.length === 0) return last ?? ''
  const comma = items.some((item) => item.includes(',')) ? ',' : ''
  return `${before.reverse().join(', ')}${comma} и ${last}`
}

const tell = (day: Date, timeZone: string) =>
  new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(day)

/** A short preposition or particle holds the word after it. */
const tie = (text: string) => text.replace(/(?<=^|[\s(«])(а|в|до|и|к|на|не|ни|о|по|с|со|у) /giu, '$1\u00a0')

/** A mother is a woman whatever her name ends in. */
function genderOfKin(relation?: Relation): Gender | undefined {
  if (relation === 'mother' || relation === 'grandmother') return 'female'
  return relation === 'father' || relation === 'grandfather' ? 'male' : undefined
}
