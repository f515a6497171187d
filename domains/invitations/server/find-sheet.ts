import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, notFound } from '#server/errors'
import type { Call } from '#server/operation'
import { normaliseCode } from '../rules.ts'
import { hashCode } from './codes.ts'
import { countingGuesses } from './guesses.ts'
import { stateOfSheet } from './policy.ts'
import { readSheetPeople, type SheetPerson } from './sheet-people.ts'
import type { SheetRow } from './sheet-rows.ts'

interface Found {
  sheet: SheetRow
  /** Undefined once the person has left the school. */
  person: SheetPerson | undefined
}

/** By its code, however typed, in whatever state; held until the transaction ends. Only an unknown code counts as a guess. */
export async function findSheet(tx: Tx, call: Call, typed: string): Promise<Found> {
  const sheet = await countingGuesses(call.ip, async () => {
    const code = normaliseCode(typed)
    const row = code
      ? await tx
          .selectFrom('activation_sheets')
          .selectAll()
          .where('code_hash', '=', hashCode(code))
          .forUpdate()
          .executeTakeFirst()
      : undefined
    return row ?? Promise.reject(unknown())
  })
  const [person] = await readSheetPeople(tx, [sheet.person_id])
  return { sheet, person }
}

/** The person, if the sheet still opens the door; else the reason, which names nobody. */
export function refuseUseless({ sheet, person }: Found): SheetPerson {
  // A sheet for a new password is of use to the very account that it was made for.
  const joined = sheet.resets ? person?.accountId !== sheet.resets : person?.accountId != null
  const state = stateOfSheet(sheet, joined, now())
  if (person && state === 'printed') return person
  if (state === 'used' || state === 'joined') throw used()
  throw state === 'expired' ? expired() : stopped()
}

const unknown = () =>
  notFound(
    'Код не подошёл. Сверьте его с листом: девять знаков, буквы как на номерах машин',
    'The code does not fit. Compare it with the sheet: nine signs, letters as on Russian car plates',
  )
const used = () =>
  conflict(
    'По этому листу уже вошли. Войдите со своим логином и паролем или попросите новый лист',
    'This sheet has been used. Sign in with your login and password, or ask for a new sheet',
  )
const expired = () =>
  conflict(
    'Срок листа истёк. Попросите в школе напечатать новый',
    'The sheet has expired. Ask the school to print a new one',
  )
const stopped = () =>
  conflict(
    'Этот лист больше не действует. Попросите в школе новый',
    'This sheet is no longer valid. Ask the school for a new one',
  )
