import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { readRefs } from './names.ts'
import { readSettings } from './settings.ts'

/** The staff's names are public by law (273-FZ, article 29); a pupil's screen compares them with who writes. */
export const getGuard = handleQuery(contract.getGuard, async ({ tx, actor, input, call }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const { trustedHosts } = await readSettings(tx, hat.organizationId)
  const school = await tx
    .selectFrom('organizations')
    .select('site')
    .where('id', '=', hat.organizationId)
    .executeTakeFirstOrThrow()
  const rows = await tx
    .selectFrom('people')
    .innerJoin('person_roles', 'person_roles.person_id', 'people.id')
    .select('people.id')
    .distinct()
    .where('organization_id', '=', hat.organizationId)
    .where('left_at', 'is', null)
    .where('role', 'not in', ['pupil', 'guardian'])
    .execute()
  const staff = await readRefs(
    tx,
    rows.map(({ id }) => id),
  )
  const own = [call.origin, school.site].flatMap((url) => hostOf(url) ?? [])
  return {
    trustedHosts: [...new Set([...own, ...trustedHosts])],
    staff: [...staff.values()].map(({ id, name }) => ({ id, name })),
  }
})

const hostOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : undefined
