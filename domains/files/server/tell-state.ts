import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'
import type { FileRow } from './access.ts'
import { viewState } from './views.ts'

/** Only who uploads hears of a file before it is in a message. */
export async function tellState(tx: Tx, file: FileRow): Promise<void> {
  const { account_id: accountId, id: fileId } = file
  await append(tx, `account:${accountId}`, contract.fileChanged, { fileId }, accountId, { view: viewState(file) })
}
