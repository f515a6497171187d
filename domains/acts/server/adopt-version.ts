import { sql } from 'kysely'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict, invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { dayBefore } from '../rules.ts'
import { accessAsKeeper, accessDraft, type VersionRow } from './access.ts'
import { acted, alreadyAdopted, viewAfter } from './write-acts.ts'

/** R209: it holds from its day on, and the one before until the day before. Drafts end here: words change no more. */
export const adoptVersion = handleCommand(contract.adoptVersion, async ({ tx, actor, input }) => {
  const { row, hat, version, versions } = await accessDraft(tx, actor, input.versionId)
  if (version.adopted_on) throw alreadyAdopted()
  const { adoptedOn, validFrom } = input
  if (validFrom < adoptedOn) {
    throw invalid('Раньше дня принятия документ не действует', 'It cannot hold before it was adopted', 'validFrom')
  }
  const before = versions.find(({ adopted_on }) => adopted_on)
  if (before) await endBefore(tx, before, validFrom)
  await tx
    .updateTable('act_versions')
    .set({
      number: input.number,
      adopted_on: adoptedOn,
      valid_from: validFrom,
      pupils_council: input.pupilsCouncil || null,
      parents_council: input.parentsCouncil || null,
      adopted_by: hat.personId,
    })
    .where('id', '=', version.id)
    .execute()
  note(tx, { ...acted(row, hat.personId), action: 'acts.adoptVersion' })
  return viewAfter(tx, actor, row.id)
})

async function endBefore(tx: Tx, before: VersionRow, validFrom: string): Promise<void> {
  if (validFrom <= before.valid_from!) {
    throw invalid(
      'Прежняя редакция действует с более позднего дня. Выберите день после него',
      'The version before holds from a later day. Choose a day after it',
      'validFrom',
    )
  }
  const last = dayBefore(validFrom)
  await tx
    .updateTable('act_versions')
    .set({ valid_to: sql<string>`least(valid_to, ${last}::date)` })
    .where('id', '=', before.id)
    .execute()
}

export const endAct = handleCommand(contract.endAct, async ({ tx, actor, input }) => {
  const { row, hat, versions } = await accessAsKeeper(tx, actor, input.actId)
  const last = versions.find(({ adopted_on }) => adopted_on)
  if (!last)
    throw conflict('Черновик ещё не действует: его можно удалить', 'A draft does not hold yet: it may be removed')
  if (input.day < last.valid_from!) {
    throw invalid('В этот день документ ещё не действует', 'On that day it does not hold yet', 'day')
  }
  if (last.valid_to && last.valid_to <= input.day) {
    throw conflict('Документ уже не действует', 'It does not hold any more', 'day')
  }
  await tx.updateTable('act_versions').set({ valid_to: input.day }).where('id', '=', last.id).execute()
  note(tx, { ...acted(row, hat.personId), action: 'acts.endAct' })
  return viewAfter(tx, actor, row.id)
})
