import { type SqlBool, sql } from 'kysely'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { handleDownload } from '#server/operation'
import { makePdf } from '#server/pdf'
import * as contract from '../contract.ts'
import { accessKeeper, isOurs } from './access.ts'
import { registerPaper } from './register-paper.ts'
import { viewRefusals } from './views.ts'

/** R183–R185: who of us is without the platform, how they are told, and how the children study. */
export const printRegister = handleDownload(contract.printRegister, async ({ tx, actor, input }) => {
  const hat = await accessKeeper(tx, actor, input.organizationId)
  const inForce = sql<SqlBool>`r.organization_id = ${hat.organizationId} and r.ended_on is null and p.left_at is null
    and ${isOurs(hat)}`
  const refusals = await viewRefusals(tx, inForce)
  const school = await tx
    .selectFrom('organizations')
    .select(['name', 'time_zone'])
    .where('id', '=', hat.organizationId)
    .executeTakeFirstOrThrow()
  note(tx, { organizationId: hat.organizationId, byPersonId: hat.personId, action: 'refusals.printRegister' })
  return {
    mediaType: 'application/pdf',
    fileName: 'Без площадки.pdf',
    bytes: await makePdf(registerPaper(school, refusals, now())),
    inline: true,
  }
})
