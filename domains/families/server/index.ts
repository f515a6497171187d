import type { Operation } from '#server/operation'
import { endChildSessions, listChildSessions } from './child-sessions.ts'
import './coming-of-age.ts'
import './follow.ts'
import { getFamily } from './get-family.ts'
import { keepGuardian } from './keep-guardian.ts'
import { liftLimit } from './lift-limit.ts'
import { limitGuardian } from './limit-guardian.ts'
import { listLimits } from './list-limits.ts'
import { listWhoSees } from './list-who-sees.ts'

export const families: Operation[] = [
  listLimits,
  limitGuardian,
  liftLimit,
  getFamily,
  keepGuardian,
  listWhoSees,
  listChildSessions,
  endChildSessions,
]
