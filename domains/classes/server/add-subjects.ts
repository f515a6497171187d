import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { mayNotBuild } from './refusals.ts'
import { viewSubjects } from './subjects.ts'

/** What the school has already is left alone. */
export const addSubjects = handleCommand(contract.addSubjects, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) throw mayNotBuild()
  const present = await viewSubjects(tx, hat.organizationId)
  const taken = new Set(present.map(({ name }) => name.toLowerCase()))
  const fresh = new Map<string, string>()
  for (const name of input.names) {
    const key = name.toLowerCase()
    if (!taken.has(key) && !fresh.has(key)) fresh.set(key, name)
  }
  if (fresh.size > 0) {
    const rows = [...fresh.values()].map((name) => ({ id: newId(), organization_id: hat.organizationId, name }))
    await tx.insertInto('subjects').values(rows).execute()
    note(tx, {
      organizationId: hat.organizationId,
      action: 'classes.addSubjects',
      byPersonId: hat.personId,
      details: { subjects: rows.map(({ id }) => id) },
    })
  }
  return { subjects: await viewSubjects(tx, hat.organizationId) }
})
