import { accessHat } from '#domains/people'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { readConduct, viewConduct } from './conduct.ts'

/** R131: by whom, which edition, when. One accepts what one has read: an older edition is no answer to a newer one. */
export const acceptConduct = handleCommand(contract.acceptConduct, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const { version } = await readConduct(tx, hat.organizationId)
  if (version !== input.version) {
    throw conflict(
      'Правила только что изменились: прочитайте новые',
      'The rules have just changed: read the new ones',
      'version',
    )
  }
  await tx
    .insertInto('conduct_acceptances')
    .values({ person_id: hat.personId, version })
    .onConflict((oc) => oc.columns(['person_id', 'version']).doNothing())
    .execute()
  return viewConduct(tx, hat)
})
