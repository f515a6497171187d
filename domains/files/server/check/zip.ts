import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { ByteSource } from './bytes.ts'
import { RefusedFile } from './refused-file.ts'

export interface Entry {
  name: string
  /** Where its local header stands. */
  offset: number
  packed: number
  size: number
  stored: boolean
  encrypted: boolean
}

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const LONGEST_END = 22 + 0xffff
const DIRECTORY_AT_MOST = 16 * 1024 ** 2
const ENTRIES_AT_MOST = 50_000

/** The central directory, as every unpacker reads it; undefined where there is none. Nothing is unpacked. */
export async function readZip(
  bytes: ByteSource,
): Promise<{ entries: Entry[]; prefixed: boolean; trailed: boolean } | undefined> {
  const end = await findEnd(bytes)
  if (!end) return undefined
  if (end.count > ENTRIES_AT_MOST || end.length > DIRECTORY_AT_MOST) throw new RefusedFile('bomb')
  // Offsets count from the first byte of the archive: if the directory is not where they say, something stands before it.
  const prefixed = end.start + end.length !== end.position
  const directory = await bytes.read(end.start, end.length)
  const entries = readEntries(directory, end.count)
  if (!entries) return undefined
  return { entries, prefixed: prefixed || entries.every(({ offset }) => offset !== 0), trailed: end.trailed }
}

/** Does an archive end where this file ends? */
export const hasZipTail = async (bytes: ByteSource): Promise<boolean> => {
  const end = await findEnd(bytes)
  return end !== undefined && end.count > 0
}

async function findEnd(bytes: ByteSource) {
  const from = Math.max(0, bytes.size - LONGEST_END)
  const tail = await bytes.read(from, LONGEST_END)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue
    const comment = tail.readUInt16LE(at + 20)
    if (at + 22 + comment > tail.length) continue
    const end = {
      position: from + at,
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      start: tail.readUInt32LE(at + 16),
      trailed: at + 22 + comment !== tail.length,
    }
    if (at >= 20 && tail.readUInt32LE(at - 20) === LOCATOR64) return readEnd64(bytes, tail, at, end)
    if (await startsDirectory(bytes, end)) return end
  }
  return undefined
}

type End = { position: number; count: number; length: number; start: number; trailed: boolean }

async function readEnd64(bytes: ByteSource, tail: Buffer, at: number, end: End): Promise<End | undefined> {
  const position = Number(tail.readBigUInt64LE(at - 20 + 8))
  const record = await bytes.read(position, 56)
  if (record.length < 56 || record.readUInt32LE(0) !== END64) return undefined
  return {
    position,
    count: Number(record.readBigUInt64LE(32)),
    length: Number(record.readBigUInt64LE(40)),
    start: Number(record.readBigUInt64LE(48)),
    trailed: end.trailed,
  }
}

/** Four bytes anywhere may look like an end; a real one has its directory before it. */
async function startsDirectory(bytes: ByteSource, { position, length, count }: End): Promise<boolean> {
  if (count === 0) return length === 0
  const first = await bytes.read(position - length, 4)
  return first.length === 4 && first.readUInt32LE(0) === ENTRY
}

function readEntries(directory: Buffer, count: number): Entry[] | undefined {
  const entries: Entry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) return undefined
    const [name, extra, comment] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const entry = {
      name: directory.toString('utf8', at + 46, at + 46 + name),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      stored: directory.readUInt16LE(at + 10) === 0,
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    }
    entries.push(readLarge(entry, directory.subarray(at + 46 + name, at + 46 + name + extra)))
    at += 46 + name + extra + comment
  }
  return entries
}

/** Sizes above 4 GB stand in an extra field, in this order, each only where the short one is full. */
function readLarge(entry: Entry, extra: Buffer): Entry {
  const full = 0xffffffff
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    const next = (short: number) => {
      if (short !== full || from + 8 > extra.length) return short
      from += 8
      return Number(extra.readBigUInt64LE(from - 8))
    }
    const size = next(entry.size)
    const packed = next(entry.packed)
    return { ...entry, size, packed, offset: next(entry.offset) }
  }
  return entry
}

const unpack = promisify(inflateRaw)

/** A small entry, unpacked; refuses one that is larger than it says, undefined for what cannot be unpacked. */
export async function inflateEntry(bytes: ByteSource, entry: Entry, atMost: number): Promise<Buffer | undefined> {
  const local = await bytes.read(entry.offset, 30)
  if (local.length < 30 || local.readUInt32LE(0) !== LOCAL) return undefined
  const from = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  const packed = await bytes.read(from, Math.min(entry.packed, atMost))
  if (entry.stored) return packed
  try {
    return await unpack(packed, { maxOutputLength: atMost })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new RefusedFile('bomb')
    return undefined
  }
}
