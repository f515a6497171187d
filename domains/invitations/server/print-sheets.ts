import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { conflict, notFound } from '#server/errors'
import { append } from '#server/events'
import { handleDownload } from '#server/operation'
import { makePdf } from '#server/pdf'
import * as contract from '../contract.ts'
import { accessDesk } from './access.ts'
import { codeOfSheet } from './codes.ts'
import { headsByAppointing } from './heads-by-appointing.ts'
import { canPrintFor } from './policy.ts'
import { sheetDocument } from './sheet-page.ts'
import { readClassPeople, readStaff } from './sheet-people.ts'
import { holdOpenSheets, readResets } from './sheet-rows.ts'
import { paperOf } from './sheet-words.ts'
import { staffByAdministration } from './staff-by-administration.ts'

/** Those of the class, or the staff, who have not joined: a page for each. Who printed and when is remembered. */
export const printSheets = handleDownload(contract.printSheets, async ({ tx, actor, input, call }) => {
  const { organizationId, classId, people, personId } = input
  const hat = await accessDesk(tx, actor, { organizationId, classId })
  if (!classId && !hat.administers) throw staffByAdministration()
  const listed = classId ? await readClassPeople(tx, classId) : await readStaff(tx, organizationId)
  const asked = listed.filter((person) => (personId ? person.id === personId : isAmong(people, person.roles)))
  if (personId && asked.length === 0) throw notInList()
  const resets = personId ? await readResets(tx, [personId]) : new Set()
  const wanted = asked.filter(
    (person) => (!person.accountId || resets.has(person.id)) && canPrintFor(hat, person.roles),
  )
  if (wanted.length === 0)
    throw asked.every((person) => person.accountId)
      ? allJoined(asked.length)
      : hat.administers
        ? headsByAppointing()
        : staffByAdministration()

  const personIds = wanted.map(({ id }) => id)
  const sheets = await holdOpenSheets(tx, { organizationId, personIds, printedBy: hat.personId })
  await append(tx, `organization:${organizationId}`, contract.sheetsChanged, {}, hat.personId, { view: {} })
  note(tx, {
    organizationId,
    action: 'invitations.printSheets',
    byPersonId: hat.personId,
    about: personIds,
    ...(classId ? { object: { kind: 'class', id: classId } } : {}),
  })
  const school = await readSchool(tx, organizationId)
  const ask = await readWhomToAsk(tx, hat.personId, classId)
  const papers = wanted.map((person) => {
    const sheet = sheets.get(person.id)!
    const paper = { person, code: codeOfSheet(sheet.id), expiresAt: sheet.expires_at }
    return paperOf(paper, { school, origin: call.origin, today: now(), ask })
  })
  return {
    mediaType: 'application/pdf',
    fileName: `Листы активации ${await nameOfPile(tx, classId, wanted.length === 1 ? wanted[0]! : undefined)}.pdf`,
    bytes: await makePdf(sheetDocument(papers)),
    inline: true,
  }
})

const isAmong = (people: 'pupils' | 'guardians' | 'both', roles: readonly string[]) =>
  people === 'both' || roles.includes(people === 'pupils' ? 'pupil' : 'guardian')

const readSchool = (db: Db, organizationId: string) =>
  db
    .selectFrom('organizations')
    .select(['name', 'address', 'phone', 'kind', 'time_zone as timeZone'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()

/** The class teacher; a class that has none, and the staff, ask whoever prints. */
async function readWhomToAsk(db: Db, printerId: string, classId: string | undefined): Promise<string> {
  const teacher = classId
    ? await db
        .selectFrom('class_seats')
        .innerJoin('people', 'people.id', 'class_seats.person_id')
        .select(['last_name', 'first_name', 'patronymic'])
        .where('class_id', '=', classId)
        .where('part', '=', 'classTeacher')
        .where('class_seats.left_at', 'is', null)
        .where('people.left_at', 'is', null)
        .orderBy('taken_at')
        .executeTakeFirst()
    : undefined
  const asked =
    teacher ??
    (await db
      .selectFrom('people')
      .select(['last_name', 'first_name', 'patronymic'])
      .where('id', '=', printerId)
      .executeTakeFirstOrThrow())
  return [asked.first_name, asked.patronymic, asked.last_name].filter(Boolean).join(' ')
}

async function nameOfPile(db: Db, classId: string | undefined, only: { name: { lastName: string } } | undefined) {
  if (only) return only.name.lastName
  if (!classId) return 'сотрудников'
  const row = await db.selectFrom('classes').select('name').where('id', '=', classId).executeTakeFirstOrThrow()
  return row.name
}

const notInList = () => notFound('Такого человека нет в этом списке', 'There is no such person in this list')
const allJoined = (asked: number) =>
  asked > 0
    ? conflict('Все уже вошли, печатать нечего', 'Everybody has joined, there is nothing to print')
    : conflict('Список пуст: сначала внесите людей', 'The list is empty: add people first')
