import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { canClose, canExport, canSeeNames, canSeeRest, canVote } from '../rules.ts'
import { accessPoll } from './access.ts'
import { administersHere } from './administers.ts'
import { readPoll } from './views.ts'

export const getPoll = handleQuery(contract.getPoll, async ({ tx, actor, input }) => {
  const { row, seat, standing } = await accessPoll(tx, actor, input.pollId)
  return {
    poll: await readPoll(tx, row.id),
    can: {
      vote: canVote(seat, standing),
      close: canClose(seat, standing),
      names: canSeeNames(seat, standing),
      rest: canSeeRest(seat, standing),
      export: canExport(seat, standing, await administersHere(tx, actor, row.organization_id)),
    },
  }
})
