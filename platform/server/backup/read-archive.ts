import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Extract, extract } from 'tar-stream'
import { contentEntry, JOBS, MANIFEST, Manifest, SEALED, SECRETS, tableEntry } from './manifest.ts'
import { weigh } from './tables.ts'

/** Something that a person can do something about; anything else thrown is a fault of ours. */
export class BadArchive extends Error {}

export async function forEachEntry(
  file: string,
  visit: (bytes: Readable, name: string) => Promise<void>,
): Promise<void> {
  const tar = extract()
  const feeding = feed(file, tar)
  feeding.catch(() => undefined)
  try {
    for await (const entry of tar) {
      const bytes = Readable.from(entry)
      await visit(bytes, entry.header.name)
      bytes.resume()
      await finished(bytes)
    }
    await feeding
  } catch (error) {
    if (error instanceof BadArchive) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new BadArchive(`Такого файла нет: ${file}`)
    if (['Z_DATA_ERROR', 'Z_BUF_ERROR'].includes(code ?? '') || /tar|end of data|header/i.test(String(error))) {
      throw new BadArchive(`Архив повреждён: ${String(error)}`)
    }
    throw error
  }
}

async function feed(file: string, tar: Extract): Promise<void> {
  for await (const part of createReadStream(file, { highWaterMark: 1024 ** 2 })) {
    if (!tar.write(part)) await once(tar, 'drain')
  }
  tar.end(null)
}

export interface Checked {
  manifest: Manifest
  secrets: Buffer | null
}

/** Reads an archive from end to end: everything that its manifest names is there, and nothing is spoilt. */
export async function checkArchive(file: string): Promise<Checked> {
  const weighed = new Map<string, { sha256: string; rows: number }>()
  let manifest: unknown
  let secrets: Buffer | null = null
  await forEachEntry(file, async (entry, name) => {
    if (name === MANIFEST) manifest = JSON.parse(String(await bytesOf(entry)))
    else if (name === SECRETS || name === SEALED) secrets = await bytesOf(entry)
    else weighed.set(name, await weighEntry(entry, name.endsWith('.gz')))
  })
  const read = Manifest.safeParse(manifest)
  if (!read.success) throw new BadArchive('Это не архив Звонка, или запись его оборвалась: нет описи')
  for (const [name, { sha256, rows }] of promised(read.data)) {
    const found = weighed.get(name)
    if (!found) throw new BadArchive(`В архиве не хватает: ${name}`)
    if (found.sha256 !== sha256 || (rows !== undefined && found.rows !== rows)) {
      throw new BadArchive(`В архиве испорчено: ${name}`)
    }
  }
  return { manifest: read.data, secrets }
}

const promised = ({ tables, jobs, contents }: Manifest): [string, { sha256: string; rows?: number }][] => [
  ...tables.map(({ name, sha256, rows }): [string, { sha256: string; rows: number }] => [
    tableEntry(name),
    { sha256, rows },
  ]),
  [JOBS, { sha256: jobs.sha256 }],
  ...contents.map(({ place, sha256 }): [string, { sha256: string }] => [contentEntry(place, sha256), { sha256 }]),
]

async function weighEntry(entry: Readable, packed: boolean) {
  const { through, told } = weigh()
  through.resume()
  if (packed) await pipeline(entry, createGunzip(), through)
  else await pipeline(entry, through)
  return told()
}

export async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
