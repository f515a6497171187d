import type { Db, Tx } from '#server/db'
import { notFound } from '#server/errors'
import { selectApplications } from './views.ts'

/** The only way to hold an application: the operator's, and the applicant's who alone knows the id. */
export async function accessApplication(db: Db, applicationId: string) {
  const row = await selectApplications(db).where('applications.id', '=', applicationId).executeTakeFirst()
  if (!row) throw notFound('Такой заявки нет', 'There is no such application')
  return row
}

/** Holds it for a decision: the second of two operators waits here and then sees what the first has decided. */
export async function accessApplicationForDecision(tx: Tx, applicationId: string) {
  await tx.selectFrom('applications').select('id').where('id', '=', applicationId).forUpdate().execute()
  return accessApplication(tx, applicationId)
}
