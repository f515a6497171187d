import { sql } from 'kysely'
import type { OrganizationKind } from '#contract/organizations'
import { schoolDay } from '#domains/consents'
import type { Db } from '#server/db'
import { accusativeName } from '#server/genitive'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accusativePost, decisionDue, PAPERS } from '../rules.ts'
import { accessShelf } from './access.ts'

interface Holder {
  last_name: string
  first_name: string
  patronymic: string | null
  post: string | null
}

/** How a school of each kind calls what it is made of, who leads it, and to whom an order is given (A.0). */
const UNITS: Record<OrganizationKind, { units: string; leaders: string; leadersTo: string }> = {
  school: { units: 'классы', leaders: 'классные руководители', leadersTo: 'Классным руководителям' },
  college: { units: 'группы', leaders: 'кураторы групп', leadersTo: 'Кураторам групп' },
  supplementary: { units: 'объединения', leaders: 'руководители объединений', leadersTo: 'Руководителям объединений' },
  schoolPreschool: {
    units: 'классы и группы',
    leaders: 'классные руководители и воспитатели групп',
    leadersTo: 'Классным руководителям и воспитателям групп',
  },
}

/** Filled from what the school has written of itself. What nobody here knows for sure stays empty and is asked. */
export const preparePaper = handleQuery(contract.preparePaper, async ({ tx, actor, input, call }) => {
  const { organizationId } = await accessShelf(tx, actor, input.organizationId)
  const school = await tx
    .selectFrom('organizations')
    .selectAll()
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
  const [director, administrator, responsible] = await Promise.all([
    findHolder(tx, organizationId, 'director'),
    findHolder(tx, organizationId, 'administrator'),
    findHolder(tx, organizationId, 'responsible'),
  ])
  const today = await schoolDay(tx, organizationId)
  const known: Record<string, string | undefined> = {
    school: school.name,
    shortSchool: school.short_name || school.name,
    place: school.municipality,
    site: school.site,
    address: call.origin,
    contacts: [school.phone, school.email].filter(Boolean).join(', '),
    ...UNITS[school.kind],
    year: decisionDue(today, []).schoolYear,
    council: 'совета обучающихся и совета родителей',
    control: 'оставляю за собой',
    signerPost: 'Директор',
    signer: director && initialsFirst(director),
    night: (await readNight(tx, organizationId)) ?? '',
    sanitary: 'СанПиН 1.2.3685-21, СП 2.4.3648-20',
    who: 'все классы',
    ...(input.paper === 'message'
      ? { administrator: administrator && nominative(administrator) }
      : { administrator: administrator && accusative(administrator) }),
    administratorPost: administrator?.post ? accusativePost(administrator.post) : '',
    responsible: responsible && accusative(responsible),
    responsiblePost: responsible?.post ? accusativePost(responsible.post) : '',
    rows: input.paper === 'movers' ? await readMovers(tx, organizationId) : '',
  }
  const values = PAPERS[input.paper].fields.map(({ key }) => [key, known[key] ?? ''])
  return { values: Object.fromEntries(values) }
})

async function findHolder(db: Db, organizationId: string, role: 'director' | 'administrator' | 'responsible') {
  const found = await db
    .selectFrom('people')
    .innerJoin('person_roles', 'person_id', 'people.id')
    .select(['last_name', 'first_name', 'patronymic', 'post'])
    .where('organization_id', '=', organizationId)
    .where('role', '=', role)
    .where('left_at', 'is', null)
    .execute()
  return found.length === 1 ? found[0] : undefined // of two the school says which
}

const accusative = ({ last_name, first_name, patronymic }: Holder): string =>
  accusativeName({ lastName: last_name, firstName: first_name, patronymic })

const nominative = ({ last_name, first_name, patronymic }: Holder): string =>
  [last_name, first_name, patronymic].filter(Boolean).join(' ')

/** «Н. П. Белова»; «А.-М. Ким». */
const initialsFirst = ({ last_name, first_name, patronymic }: Holder): string => {
  const initial = (name: string) =>
    `${name
      .split('-')
      .map((part) => `${part[0]}.`)
      .join('-')}`
  return [initial(first_name), patronymic && initial(patronymic), last_name].filter(Boolean).join('\u00a0')
}

/** The act on quiet hours, where the school has one. */
async function readNight(db: Db, organizationId: string): Promise<string | undefined> {
  const hours = await db
    .selectFrom('quiet_hours')
    .select(['mode', 'from_minute', 'to_minute'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  if (!hours || hours.mode === 'off') return undefined
  return `с ${clock(hours.from_minute)} до ${clock(hours.to_minute)}`
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** R170: the chats of every class, and its class teacher. */
async function readMovers(db: Db, organizationId: string): Promise<string> {
  const { rows } = await sql<{ name: string; teacher: string | null }>`
    select c.name, (select concat_ws(' ', p.last_name, p.first_name, p.patronymic) from class_seats s
        join people p on p.id = s.person_id where s.class_id = c.id and s.part = 'classTeacher' and s.left_at is null
        order by s.taken_at limit 1) as teacher
      from classes c where c.organization_id = ${organizationId} and c.archived_at is null
     order by c.parallel nulls last, c.name`.execute(db)
  return rows
    .flatMap(({ name, teacher }) => [
      `${name}: чат класса | ${teacher ?? ''}`,
      `${name}: чат родителей | ${teacher ?? ''}`,
    ])
    .join('\n')
}
