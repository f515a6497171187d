import type { Sheet } from '#contract/invitations'
import { fullName } from '#rules/people'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { canPrintFor, type Desk, stateOfSheet } from './policy.ts'
import type { SheetPerson } from './sheet-people.ts'
import { readLatestSheets, type SheetRow } from './sheet-rows.ts'

export async function viewSheets(db: Db, desk: Desk, people: SheetPerson[]): Promise<Sheet[]> {
  const sheets = await readLatestSheets(
    db,
    people.map(({ id }) => id),
  )
  return people.map((person) => viewSheet(desk, person, sheets.get(person.id)))
}

function viewSheet(desk: Desk, person: SheetPerson, sheet: (SheetRow & { printer: string }) | undefined): Sheet {
  const state = stateOfSheet(sheet, person.accountId !== null, now())
  const mine = canPrintFor(desk, person.roles) && person.accountId === null
  return {
    personId: person.id,
    fullName: fullName(person.name),
    part: person.part,
    children: person.children.map(({ id, name, className }) => ({
      id,
      name: `${name.firstName} ${name.lastName}`,
      className,
    })),
    state,
    printedAt: sheet?.printed_at.toISOString() ?? null,
    printedBy: sheet?.printer ?? null,
    expiresAt: sheet?.expires_at.toISOString() ?? null,
    can: {
      print: mine,
      replace: mine && state === 'printed',
      reset: canPrintFor(desk, person.roles) && person.accountId !== null,
    },
  }
}
