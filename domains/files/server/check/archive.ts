import { isProgramName } from '../names.ts'
import type { ByteSource } from './bytes.ts'
import { bytesOf } from './bytes.ts'
import { RefusedFile } from './refused-file.ts'
import type { Known } from './types.ts'
import { type Entry, hasZipTail, inflateEntry, readZip } from './zip.ts'

const MB = 1024 ** 2
/** Sums that no homework has: deflate cannot do better than 1032 to 1. */
const BOMB = { total: 256 * MB, ratio: 100, entry: 16 * MB, entryRatio: 500 }
const NESTED = { depth: 3, each: 8 * MB, all: 64 * MB }

/** Looks into an archive by its central directory, unpacking nothing but small archives inside it. */
export async function checkArchive(
  bytes: ByteSource,
  known: Known | undefined,
): Promise<{ macros: boolean } | undefined> {
  if (known?.zip) {
    const entries = await checkZip(bytes, { depth: 0, unpacked: 0 })
    return {
      macros: entries.some(({ name }) => /(^|\/)(vbaProject\.bin|macrosheets\/|Scripts\/.+|Basic\/.+)/i.test(name)),
    }
  }
  if (known?.gzip) await checkGzip(bytes)
  // An archive behind a film or a PDF: whoever opens it by another name gets another file.
  if (await hasZipTail(bytes)) throw new RefusedFile('polyglot')
  if (known && known.active !== 'pdf' && (await bytes.read(0, 1024)).includes('%PDF-'))
    throw new RefusedFile('polyglot')
  return undefined
}

interface Spent {
  depth: number
  unpacked: number
}

async function checkZip(bytes: ByteSource, spent: Spent): Promise<Entry[]> {
  const zip = await readZip(bytes)
  if (!zip) throw new RefusedFile('mismatch')
  if (zip.prefixed || zip.trailed) throw new RefusedFile('polyglot')
  const { entries } = zip
  if (entries.some(({ name }) => isProgramName(name))) throw new RefusedFile('programInside')
  refuseBomb(entries, bytes.size)
  for (const entry of entries.filter(isSmallArchive)) {
    spent.unpacked += entry.size
    if (spent.depth >= NESTED.depth || spent.unpacked > NESTED.all) throw new RefusedFile('bomb')
    const inner = await inflateEntry(bytes, entry, NESTED.each)
    if (inner && (await hasZipTail(bytesOf(inner)))) await checkZip(bytesOf(inner), nestedIn(spent))
  }
  return entries
}

// One purse for all of them, so that a hundred small archives are no way round.
const nestedIn = (spent: Spent): Spent => ({
  depth: spent.depth + 1,
  get unpacked() {
    return spent.unpacked
  },
  set unpacked(sum) {
    spent.unpacked = sum
  },
})

const isSmallArchive = ({ name, size, encrypted }: Entry) =>
  !encrypted && size > 0 && size <= NESTED.each && /\.(zip|docx|xlsx|pptx|jar|odt)$/i.test(name)

function refuseBomb(entries: Entry[], fileSize: number): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  const swollen = entries.some(({ size, packed }) => size > BOMB.entry && size > BOMB.entryRatio * Math.max(1, packed))
  const overlapping = entries
    .toSorted((a, b) => a.offset - b.offset)
    .some((entry, i, sorted) => i > 0 && entry.offset < sorted[i - 1]!.offset + 30 + sorted[i - 1]!.packed)
  if (swollen || overlapping || packed > fileSize || (total > BOMB.total && total > BOMB.ratio * fileSize))
    throw new RefusedFile('bomb')
}

/** The last four bytes say how long the content is (RFC 1952), up to 4 GB. */
async function checkGzip(bytes: ByteSource): Promise<void> {
  if (bytes.size < 18) return
  const unpacked = (await bytes.read(bytes.size - 4, 4)).readUInt32LE()
  if (unpacked > BOMB.total && unpacked > BOMB.ratio * bytes.size) throw new RefusedFile('bomb')
}
