import type { AnyCommand, AnyQuery, InputOf, OutputOf } from '#contract'
import * as announcements from '#contract/announcements'
import type { Db } from '#server/db'
import type { Operation } from '#server/operation'
import { idOf } from './seed-rows.ts'

export type Act = <C extends AnyCommand | AnyQuery>(who: string, contract: C, input: InputOf<C>) => Promise<OutputOf<C>>

/** Does through the operations what one of the demo school does. */
export const performer =
  (db: Db, operations: Operation[]): Act =>
  async (who, contract, input) => {
    const operation = operations.find((one) => one.contract === contract)
    if (!operation) throw new Error(`the demo does what nobody can do: ${contract.name}`)
    const actor = { accountId: idOf('account', who), sessionId: idOf('session', who), operator: false }
    const call = { actor, language: 'ru' as const, ip: '', userAgent: '', origin: '', setSession: () => {} }
    return (await operation.run(db, call, input)) as OutputOf<typeof contract>
  }

/** «Ознакомлен(а)», of those who are asked at all. */
export async function acknowledge(act: Act, announcementId: string, readers: string[]): Promise<void> {
  for (const reader of readers) {
    const { mine } = await act(reader, announcements.getAnnouncement, { announcementId })
    if (mine.length > 0) await act(reader, announcements.acknowledge, { announcementId })
  }
}
