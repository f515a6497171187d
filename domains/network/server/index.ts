import type { Operation } from '#server/operation'
import { appointCurator, dismissCurator } from './appoint-curator.ts'
import { exportSchools } from './export-schools.ts'
import { getSchool } from './get-school.ts'
import { listLetters, readLetters, writeLetter } from './letters.ts'
import { listCurators, listMyTerritories, listSchools } from './lists.ts'
import { listOurCurators, setConsent } from './our-curators.ts'

export const network: Operation[] = [
  listCurators,
  appointCurator,
  dismissCurator,
  listMyTerritories,
  listSchools,
  getSchool,
  exportSchools,
  listOurCurators,
  setConsent,
  listLetters,
  writeLetter,
  readLetters,
]
