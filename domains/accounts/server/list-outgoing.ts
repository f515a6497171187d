import { config } from '#server/config'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'

const SHOWN = 200

export const listOutgoing = handleQuery(contract.listOutgoing, async ({ tx }) => {
  const rows = await tx.selectFrom('outgoing').selectAll().orderBy('created_at', 'desc').limit(SHOWN).execute()
  return {
    outgoing: rows.map(({ created_at, sent_at: _, ...row }) => ({ ...row, createdAt: created_at.toISOString() })),
    gateways: { sms: Boolean(config.smsUrl), mail: Boolean(config.mailUrl) },
  }
})
