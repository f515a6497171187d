import { forgetContents } from '#domains/files'
import type { Tx } from '#server/db'

/** With its answers, scans and the terms that it had opened. */
export async function forgetRequest(tx: Tx, requestId: string): Promise<void> {
  const signatures = await tx
    .selectFrom('consent_signatures')
    .select('id')
    .where('request_id', '=', requestId)
    .orderBy('id')
    .execute()
  const ids = signatures.map(({ id }) => id)
  for (const id of ids) await forgetContents(tx, id)
  if (ids.length > 0) await tx.deleteFrom('privacy_matters').where('signature_id', 'in', ids).execute()
  await tx.deleteFrom('consent_confirmations').where('request_id', '=', requestId).execute()
  await tx.deleteFrom('consent_signatures').where('request_id', '=', requestId).execute()
  await tx.deleteFrom('consent_requests').where('id', '=', requestId).execute()
}
