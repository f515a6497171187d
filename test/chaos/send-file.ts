import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { sendMessage } from '#contract/chats'
import { getFile } from '#contract/files'
import { metadata, TUS } from '../../domains/files/server/test-files.ts'
import type { Member } from '../school.ts'

interface Sent {
  origin: string
  organizationId: string
  chatId: string
  bytes: Buffer
}

/** A whole file, as a client sends it, and a message with it. */
export async function sendFile(who: Member, { origin, organizationId, chatId, bytes }: Sent): Promise<string> {
  const id = randomUUID()
  const headers = { ...TUS, authorization: `Bearer ${who.token}` }
  const about = { id, organizationId, name: 'Смета.bin' }
  const tus = (method: string, at: string, more: Record<string, string>, body?: Buffer) =>
    fetch(`${origin}/api/files/tus${at}`, {
      method,
      headers: { ...headers, ...more },
      ...(body ? { body: new Uint8Array(body) } : {}),
    })
  await tus('POST', '', { 'upload-length': String(bytes.length), 'upload-metadata': metadata(about) })
  const type = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
  expect((await tus('PATCH', `/${id}`, type, bytes)).status).toBe(204)
  while ((await who.reads(getFile, { fileId: id })).body.state !== 'ready') await sleep(50)
  const sent = await who.does(sendMessage, { id: randomUUID(), chatId, text: 'Смета', fileIds: [id] })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  return id
}
