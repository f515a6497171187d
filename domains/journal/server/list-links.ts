import { sql } from 'kysely'
import { accessClass } from '#domains/classes'
import { accessHat, accessPerson, type HatRow } from '#domains/people'
import { isStaff } from '#rules/people'
import type { Db } from '#server/db'
import { notFound } from '#server/errors'
import { handleQuery } from '#server/operation'
import type { Link } from '../contract.ts'
import * as contract from '../contract.ts'
import { pageOf, siteOf } from '../rules.ts'
import { findJournal } from './access.ts'
import { JOURNAL_ID } from './linked.ts'

/** R165: the way into the journal, for whoever looks, where they look. */
export const listLinks = handleQuery(contract.listLinks, async ({ tx, actor, input }) => {
  const { organizationId, classId, personId } = input
  const hat = await accessHat(tx, actor, organizationId)
  const held = classId
    ? await accessClass(tx, actor, classId)
    : personId
      ? await accessPerson(tx, actor, personId)
      : null
  const school = held && ('class' in held ? held.class.organization_id : held.person.organization_id)
  if (school && school !== organizationId) throw notFound()
  const journal = await findJournal(tx, organizationId)
  if (!journal) return { name: null, links: [] }
  const { staff_link: staff, family_link: family } = journal
  const links: Link[] = []
  if (staff && isStaff(hat.roles)) links.push(await journalLink(tx, staff, hat, { classId, personId }))
  if (family && !classId && !personId) links.push(...(await diaryLinks(tx, family, hat)))
  return { name: journal.name, links }
})

type About = { classId?: string | undefined; personId?: string | undefined }

async function journalLink(db: Db, template: string, hat: HatRow, { classId, personId }: About): Promise<Link> {
  const [person] = personId
    ? await readPupils(db, sql`p.id = ${personId}`)
    : await readPupils(db, sql`p.id = ${hat.personId}`)
  const [own] = hat.ledClassIds
  const asked = classId ?? (personId ? undefined : hat.ledClassIds.length === 1 ? own : undefined)
  const className = asked ? await readClassName(db, asked) : person?.className
  return linkTo('journal', template, { class: className, person: person?.journalId })
}

/** One's own, and of every child. */
async function diaryLinks(db: Db, template: string, { personId, roles }: HatRow): Promise<Link[]> {
  const own = roles.includes('pupil') ? await readPupils(db, sql`p.id = ${personId}`) : []
  const children = await readPupils(
    db,
    sql`p.id in (select g.pupil_id from bonds_seeing g where g.guardian_id = ${personId})`,
  )
  return [
    ...own.map((pupil) => linkTo('diary', template, { class: pupil.className, person: pupil.journalId })),
    ...children.map((child) =>
      linkTo('diary', template, { class: child.className, person: child.journalId }, child.name),
    ),
  ]
}

function linkTo(
  kind: Link['kind'],
  template: string,
  known: Parameters<typeof pageOf>[1],
  of: string | null = null,
): Link {
  const href = pageOf(template, known)
  return { kind, href, site: siteOf(href), of }
}

interface Pupil {
  name: string
  className: string | null
  journalId: string | null
}

async function readPupils(db: Db, where: ReturnType<typeof sql>): Promise<Pupil[]> {
  const { rows } = await sql<Pupil>`
    select p.first_name as name, ${JOURNAL_ID} as "journalId",
           (select min(c.name) from class_seats s join classes c on c.id = s.class_id where s.person_id = p.id
             and s.part = 'pupil' and s.left_at is null and c.archived_at is null) as "className"
      from people p left join journal_links l on l.person_id = p.id
     where p.left_at is null and ${where} order by p.first_name, p.id`.execute(db)
  return rows
}

const readClassName = async (db: Db, classId: string): Promise<string | undefined> =>
  (await db.selectFrom('classes').select('name').where('id', '=', classId).executeTakeFirst())?.name
