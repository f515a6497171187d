import { accessPerson, fullName, noPerson } from '#domains/people'
import type { Db } from '#server/db'
import { unlessRefused } from '#server/errors'
import type { Actor } from '#server/operation'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOwn, findPupil } from './access.ts'
import { readWatchers } from './watchers.ts'

/** The honest list of who sees a child in the school, for the family and for whoever answers for the child. */
export const listWhoSees = handleQuery(contract.listWhoSees, async ({ tx, actor, input }) => {
  await accessEither(tx, actor, input.pupilId)
  const pupil = await findPupil(tx, input.pupilId)
  if (!pupil) throw noPerson()
  const { class_name: className, ...watchers } = await readWatchers(tx, pupil.id, pupil.organization_id)
  return { pupil: { id: pupil.id, fullName: fullName(pupil), className, ofAge: pupil.of_age }, ...watchers }
})

async function accessEither(db: Db, actor: Actor, pupilId: string): Promise<void> {
  if (await unlessRefused(accessOwn(db, actor, pupilId))) return
  const { hat, looking } = await accessPerson(db, actor, pupilId)
  if (!hat.administers && !looking.led) throw noPerson()
}
