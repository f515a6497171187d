import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { findPeople } from './find-people.ts'
import { readSeats } from './seats.ts'

const FEW = 8

export const findAuthors = handleQuery(contract.findAuthors, async ({ tx, actor, input }) => {
  if (input.chatId) await readSeats(tx, actor, input)
  const found = await findPeople(tx, actor, input, FEW)
  return { people: found.map(({ person }) => person) }
})
