import { accessPerson } from '#domains/people'
import { forgetSource, nameSource, readSources } from '#domains/rosters'
import { note } from '#server/audit'
import { conflict } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOffice } from './access.ts'
import { readLinked, readOneLinked } from './linked.ts'
import { link } from './linking.ts'

export const listLinked = handleQuery(contract.listLinked, async ({ tx, actor, input }) => {
  const { organizationId } = await accessOffice(tx, actor, input.organizationId)
  return readLinked(tx, organizationId, input)
})

/** R160, R161: by hand, where the lists have not told two people apart, or do not name somebody. */
export const linkPerson = handleCommand(contract.linkPerson, async ({ tx, actor, input }) => {
  const { person } = await accessPerson(tx, actor, input.personId)
  const { organization_id: organizationId } = person
  const { personId: byPersonId } = await accessOffice(tx, actor, organizationId)
  const before = await readOneLinked(tx, person.id)
  if (before.journalId && before.journalId !== input.journalId) {
    await forgetSource(tx, organizationId, `oneroster:${before.journalId}`)
    await tx.deleteFrom('journal_links').where('person_id', '=', person.id).execute()
  }
  if (input.journalId) {
    const sourceId = `oneroster:${input.journalId}`
    const [taken] = await readSources(tx, organizationId, [sourceId])
    if (taken && taken.personId !== person.id) throw isTaken()
    await nameSource(tx, { organizationId, personId: person.id, sourceId })
    await link(tx, organizationId, [{ personId: person.id, journalId: input.journalId }], byPersonId)
  }
  const details = { linked: input.journalId !== null }
  note(tx, { organizationId, action: 'journal.linkPerson', byPersonId, about: person.id, details })
  return readOneLinked(tx, person.id)
})

const isTaken = () =>
  conflict(
    'С этим номером в журнале уже связан другой человек. Сначала отвяжите его',
    'Another person is linked with this id of the journal. Unlink that one first',
    'journalId',
  )
