import * as network from '#contract/network'
import {
  ADMINISTRATION,
  APPOINTING,
  except,
  expectDone,
  id,
  inSchool,
  MEMBERS,
  NAME,
  NO_ADMINISTRATION,
  nothing,
  OPERATOR,
  SIGNED_IN,
} from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** A curator sees figures of schools that have agreed, and nothing else of the whole product. */
const CURATOR = ['curator'] as const
const OTHERS = except(SIGNED_IN, ...CURATOR)

export const ofNetwork: Row[] = [
  row(network.listCurators)('', { input: nothing, allow: OPERATOR }),
  row(network.appointCurator)('', {
    input: () => ({
      id: id(),
      name: NAME,
      address: `${id()}@example.ru`,
      region: 'Омская область',
      municipality: 'Светлоозёрск',
    }),
    allow: OPERATOR,
  }),
  row(network.dismissCurator)('', {
    input: ({ cast }) => ({ id: id(), curatorId: cast.curatorId }),
    allow: OPERATOR,
    hides: 'curatorId',
  }),
  row(network.listMyTerritories)('', { input: nothing, allow: SIGNED_IN }),
  row(network.listSchools)('', { input: nothing, allow: CURATOR, forbidden: OTHERS }),
  row(network.exportSchools)('', { input: () => ({ format: 'csv' }), allow: CURATOR, forbidden: OTHERS }),
  row(network.getSchool)('', { input: inSchool, allow: CURATOR, hides: 'organizationId' }),
  row(network.getSchool)('elsewhere', {
    input: async (stage) => {
      await stage.db
        .updateTable('organizations')
        .set({ region: 'Томская область' })
        .where('id', '=', stage.cast.organizationId)
        .execute()
      return inSchool(stage)
    },
    allow: [],
    hides: 'organizationId',
  }),
  row(network.listOurCurators)('', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(network.setConsent)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, open: true }),
    allow: APPOINTING,
    forbidden: except(MEMBERS, ...APPOINTING),
    hides: 'organizationId',
  }),
  row(network.listLetters)('', { input: thread, allow: [...ADMINISTRATION, 'curator'], hides: 'organizationId' }),
  row(network.writeLetter)('', {
    input: (stage) => ({ id: id(), ...thread(stage), text: 'Как идут дела?' }),
    allow: [...ADMINISTRATION, 'curator'],
    hides: 'curatorId',
  }),
  row(network.readLetters)('', {
    input: async (stage) => {
      const letter = { id: id(), ...thread(stage), text: 'Как идут дела?' }
      expectDone(
        await stage.cast.as(stage.caller === 'curator' ? 'administrator' : 'curator').does(network.writeLetter, letter),
      )
      return thread(stage)
    },
    allow: [...ADMINISTRATION, 'curator'],
    hides: 'organizationId',
  }),
]

function thread({ cast }: Stage) {
  return { organizationId: cast.organizationId, curatorId: cast.curatorId }
}
