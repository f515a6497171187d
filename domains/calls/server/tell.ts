import type { Tx } from '#server/db'
import { append } from '#server/events'
import type { Call } from '../contract.ts'
import * as contract from '../contract.ts'
import { readCall, readChatCall } from './views.ts'

/** A guest has none, and hears nothing of topics: their page asks again and again. */
type Accounts = (string | null)[]
const present = (accounts: Accounts): string[] => accounts.filter((one) => one !== null)

/** Tells everybody in the call what it is by now. */
export async function tellCall(
  tx: Tx,
  callId: string,
  actorId: string | null,
  more: { joins?: Accounts; leaves?: Accounts } = {},
): Promise<Call> {
  const view = await readCall(tx, callId)
  await append(tx, `call:${callId}`, contract.callChanged, { callId }, actorId, {
    view,
    ...(more.joins ? { joins: present(more.joins) } : {}),
    ...(more.leaves ? { leaves: present(more.leaves) } : {}),
  })
  return view
}

/** Tells the chat: the bar above its messages, the line among them. */
export async function tellChat(tx: Tx, callId: string, actorId: string | null): Promise<void> {
  const view = await readChatCall(tx, callId)
  await append(tx, `chat:${view.chatId}`, contract.chatCallChanged, { callId }, actorId, { view })
}

/** Tells all devices of an account that its place in the call has changed, or that it rings no more. */
export async function tellMine(tx: Tx, callId: string, accountIds: Accounts, actorId: string | null): Promise<void> {
  for (const accountId of present(accountIds).toSorted()) {
    await append(tx, `account:${accountId}`, contract.myCallChanged, { callId }, actorId, { view: { callId } })
  }
}
