import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Who may read the register of bonds as it stands; everybody else asks what a guardian may today. */
const REGISTER: Record<string, string> = {
  'domains/people/': 'keeps the register',
  'domains/families/': 'decides what a bond gives',
  'domains/rosters/': 'lists of the school have every bond',
  'domains/transfers/': 'a school moves with every bond',
  'domains/invitations/': 'a way in is a guardian’s own, whatever it shows',
  'domains/statistics/': 'who has not joined, for the administration',
  'domains/journal/server/linked.ts': 'who is who, for the administration',
  'domains/chats/server/cards.ts': 'who is whose mother is no right',
  'domains/chats/server/places.ts': 'where to look; who sits is asked of bonds_talking',
  'domains/chats/server/ties.ts': 'the way to the administration stays open',
  'domains/chats/server/settle-talks.ts': 'whose own talks to look at',
  'domains/consents/server/access.ts': 'what was signed for a child who is of age by now',
  'domains/consents/server/subjects.ts': 'who a signer was to the child',
}

test('whatever follows from being a guardian asks bonds_seeing, bonds_talking or bonds_signing', () => {
  const sources = globSync('domains/*/server/**/*.ts').filter((file) => !file.includes('.test.'))
  const readers = sources.filter((file) => /\bguardianships\b/.test(readFileSync(file, 'utf8')))
  const excused = (file: string) => Object.keys(REGISTER).some((place) => file.startsWith(place))
  expect(readers.filter((file) => !excused(file))).toEqual([])
  expect(Object.keys(REGISTER).filter((place) => !readers.some((file) => file.startsWith(place)))).toEqual([])
})
