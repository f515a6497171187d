import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { mayStart } from '../rules.ts'
import { accessSelf } from './access.ts'
import { cardOf, readSubjects } from './cards.ts'
import { readAllowed } from './contact-rules.ts'
import { readTies } from './ties.ts'

const MOST = 200
const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е')

/** Only people who have joined: a letter to somebody who is not here would lie unread. */
export const listContacts = handleQuery(contract.listContacts, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  const { allowed } = await readAllowed(tx, input.organizationId)
  const ties = await readTies(tx, input.organizationId, self.personId)
  const reachable = [...ties].filter(([, binding]) => mayStart(binding, allowed)).map(([id]) => id)
  const subjects = [...(await readSubjects(tx, reachable)).values()].filter((subject) => subject.accountId)
  const words = plain(input.text ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const people = subjects
    .filter(({ lastName, firstName, patronymic }) => {
      const parts = plain(`${lastName} ${firstName} ${patronymic ?? ''}`).split(/[\s-]+/)
      return words.every((word) => parts.some((part) => part.startsWith(word)))
    })
    .sort((a, b) => a.lastName.localeCompare(b.lastName, 'ru') || a.firstName.localeCompare(b.firstName, 'ru'))
    .slice(0, MOST)
    .map((subject) => cardOf(subject, null))
  return { people }
})
