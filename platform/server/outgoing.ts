import type { ColumnType, Generated } from 'kysely'
import { createTransport } from 'nodemailer'
import { config } from './config.ts'
import type { Db, Tx } from './db.ts'
import { addJob, defineJob } from './jobs.ts'
import { fetchOutside, hostAndPort } from './outside.ts'

declare module './db.ts' {
  interface Database {
    outgoing: {
      id: Generated<string>
      channel: Channel
      address: string
      subject: string | null
      body: string
      state: ColumnType<
        'waiting' | 'sent' | 'failed' | 'no_gateway',
        undefined | 'waiting',
        'waiting' | 'sent' | 'failed' | 'no_gateway'
      >
      error: string | null
      created_at: ColumnType<Date, never, never>
      sent_at: Date | null
    }
  }
}

export type Channel = 'sms' | 'mail'

interface Letter {
  channel: Channel
  /** A phone in E.164 or an e-mail address. */
  address: string
  subject?: string
  body: string
}

type Gateway = (letter: { address: string; subject: string | null; body: string }) => Promise<void>

/** Writes the letter in the caller's transaction; it leaves after the commit, and is tried again when a gateway fails. */
export async function enqueueOutgoing(tx: Tx, { channel, address, subject, body }: Letter): Promise<string> {
  const { id } = await tx
    .insertInto('outgoing')
    .values({ channel, address, subject: subject ?? null, body, error: null, sent_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addJob(tx, deliverOutgoing, { id }, { attempts: 8, key: `outgoing:${id}` })
  return id
}

/** Once more, from the beginning; a try that still waits is replaced. */
export async function sendAgain(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('outgoing').set({ state: 'waiting', error: null }).where('id', '=', id).execute()
  await addJob(tx, deliverOutgoing, { id }, { attempts: 8, key: `outgoing:${id}` })
}

/** Without a gateway the letter stays: the operator reads the code to the person from the outbox screen. */
export const deliverOutgoing = defineJob<{ id: string }>('platform.deliverOutgoing', async (db, { id }) => {
  const letter = await db.selectFrom('outgoing').selectAll().where('id', '=', id).executeTakeFirst()
  if (!letter || letter.state === 'sent') return
  const gateway = gateways[letter.channel]()
  if (!gateway) return settle(db, id, { state: 'no_gateway' })
  try {
    await gateway(letter)
  } catch (error) {
    await settle(db, id, { state: 'failed', error: String(error).slice(0, 500) })
    throw error
  }
  await settle(db, id, { state: 'sent', error: null, sent_at: new Date() })
})

const settle = async (
  db: Db,
  id: string,
  what: { state: 'sent' | 'failed' | 'no_gateway'; error?: string | null; sent_at?: Date },
): Promise<void> => {
  await db.updateTable('outgoing').set(what).where('id', '=', id).execute()
}

const gateways: Record<Channel, () => Gateway | undefined> = {
  sms: () => (config.smsUrl ? sendSms(config.smsUrl) : undefined),
  mail: () => (config.mailUrl ? sendMail(config.mailUrl) : undefined),
}

const sendSms =
  (url: string): Gateway =>
  async ({ address, body }) => {
    // The operator has named it: it may stand in the school's own network.
    const { status, bytes } = await fetchOutside(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(config.smsToken ? { authorization: `Bearer ${config.smsToken}` } : {}),
      },
      body: JSON.stringify({ to: address, text: body }),
      maxBytes: 64 * 1024,
      cut: true,
      within: 10_000,
      redirects: 0,
      allow: [hostAndPort(new URL(url))],
    })
    if (status < 200 || status > 299)
      throw new Error(`SMS gateway answers ${status}: ${bytes.toString().slice(0, 200)}`)
  }

const sendMail =
  (url: string): Gateway =>
  async ({ address, subject, body }) => {
    const transport = createTransport(url)
    await transport.sendMail({ from: config.mailFrom, to: address, subject: subject ?? 'Звонок', text: body })
    transport.close()
  }
