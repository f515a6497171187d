import type pg from 'pg'
import { roleWord } from '#rules/audit'
import { type Cell, writeCsv } from '#server/spreadsheet'

/** What the database calls by a code. */
const WORDS: Record<string, string> = {
  mother: 'мать',
  father: 'отец',
  grandmother: 'бабушка',
  grandfather: 'дедушка',
  guardian: 'опекун',
  class: 'класс',
  group: 'группа',
  association: 'объединение',
}

const NAME = `concat_ws(' ', p.last_name, p.first_name, p.patronymic)`

const LISTS: Record<string, { heads: string[]; query: string }> = {
  'сотрудники.csv': {
    heads: ['ФИО', 'Должность', 'Роли'],
    query: `select ${NAME}, p.post, string_agg(r.role, ', ' order by r.role)
              from people p join person_roles r on r.person_id = p.id
             where p.organization_id = $1 and p.left_at is null and r.role not in ('pupil', 'guardian')
             group by p.id order by 1`,
  },
  'обучающиеся.csv': {
    heads: ['ФИО', 'Классы и группы'],
    query: `select ${NAME}, string_agg(c.name, ', ' order by c.name)
              from people p join class_seats s on s.person_id = p.id and s.part = 'pupil' and s.left_at is null
              join classes c on c.id = s.class_id and c.archived_at is null
             where p.organization_id = $1 and p.left_at is null group by p.id order by 1`,
  },
  'родители.csv': {
    heads: ['ФИО', 'Ребёнок', 'Кем приходится'],
    query: `select ${NAME}, concat_ws(' ', k.last_name, k.first_name, k.patronymic), g.relation
              from guardianships g join people p on p.id = g.guardian_id join people k on k.id = g.pupil_id
             where p.organization_id = $1 and p.left_at is null order by 1, 2`,
  },
  'классы.csv': {
    heads: ['Название', 'Вид', 'Учебный год'],
    query: `select name, kind, year from classes where organization_id = $1 and archived_at is null order by parallel, name`,
  },
}

export async function writeLists(client: pg.ClientBase, organizationId: string): Promise<[string, Buffer][]> {
  const lists: [string, Buffer][] = []
  for (const [name, { heads, query }] of Object.entries(LISTS)) {
    const { rows } = await client.query<Cell[]>({ text: query, values: [organizationId], rowMode: 'array' })
    lists.push([name, writeCsv([heads, ...rows.map((row) => row.map(said))])])
  }
  return lists
}

const said = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[a-zA-Z, ]+$/.test(cell)
    ? cell
        .split(', ')
        .map((code) => WORDS[code] ?? roleWord(code, 'ru'))
        .join(', ')
    : cell
