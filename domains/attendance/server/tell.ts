import type { Tx } from '#server/db'
import { append } from '#server/events'
import { attendanceChanged } from '../contract.ts'

export async function tellAttendance(tx: Tx, organizationId: string, actorId: string): Promise<void> {
  await append(tx, `organization:${organizationId}`, attendanceChanged, {}, actorId, { view: {} })
}
