import { randomUUID } from 'node:crypto'
import type { Member, School } from '#test/school'
import type { World } from '#test/world'
import type { FileState, UploadMetadata } from '../contract.ts'
import { getFile } from '../contract.ts'
import { checkFile } from './check/check-file.ts'

export const TUS = { 'tus-resumable': '1.0.0' }

type About = Partial<Omit<UploadMetadata, 'organizationId'>> & { name: string }

/** Requests of the tus protocol as one person sends them, over a real socket. */
export function uploading(world: World, school: Pick<School, 'organizationId'>, who: { token: string | undefined }) {
  const send = async (method: string, path: string, headers: Record<string, string>, body?: Buffer) =>
    fetch(`${await world.origin()}/api/files/tus${path}`, {
      method,
      headers: { ...TUS, ...(who.token ? { authorization: `Bearer ${who.token}` } : {}), ...headers },
      ...(body ? { body: new Uint8Array(body) } : {}),
    })

  const create = (about: About, size: number) =>
    send('POST', '', {
      'upload-length': String(size),
      'upload-metadata': metadata({ organizationId: school.organizationId, id: randomUUID(), ...about }),
    })
  const patch = (fileId: string, offset: number, body: Buffer) =>
    send(
      'PATCH',
      `/${fileId}`,
      { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body,
    )
  const head = (fileId: string) => send('HEAD', `/${fileId}`, {})
  const stop = (fileId: string) => send('DELETE', `/${fileId}`, {})

  /** All bytes, without the check. */
  async function upload(about: About, bytes: Buffer): Promise<string> {
    const id = about.id ?? randomUUID()
    const created = await create({ ...about, id }, bytes.length)
    if (created.status !== 201) throw new Error(`not begun: ${created.status} ${await created.text()}`)
    const sent = await patch(id, 0, bytes)
    if (sent.status !== 204) throw new Error(`not taken: ${sent.status} ${await sent.text()}`)
    return id
  }

  return { create, patch, head, stop, upload }
}

/** Uploads and checks; answers with what the person then sees. */
export async function bring(
  world: World,
  school: Pick<School, 'organizationId'>,
  who: Member,
  about: About,
  bytes: Buffer,
): Promise<FileState> {
  const fileId = await uploading(world, school, who).upload(about, bytes)
  await checkFile.run(world.db, { fileId })
  return (await who.reads(getFile, { fileId })).body
}

export const metadata = (values: object): string =>
  Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [`${name} ${Buffer.from(String(value)).toString('base64')}`],
    )
    .join(',')
