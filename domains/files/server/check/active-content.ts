import type { ByteSource } from './bytes.ts'
import type { Known } from './types.ts'

const wide = (text: string) => Buffer.from(text, 'utf16le')
const SIGNS = {
  pdf: ['/JavaScript', '/JS', '/Launch', '/EmbeddedFile', '/RichMedia'].map((sign) => Buffer.from(sign)),
  cfb: [wide('_VBA_PROJECT'), wide('Macros')],
  rtf: [Buffer.from('\\objdata'), Buffer.from('\\objupdate')],
}
const STEP = 1024 ** 2
const OVERLAP = 64
/** A document of text is smaller than this; what stands behind is pictures. */
const LOOK_AT = 64 * STEP

/** A program hidden in a document is not refused: schools use them. Whoever opens it is told. */
export async function findActive(bytes: ByteSource, { active }: Known): Promise<boolean> {
  if (!active) return false
  for (let at = 0; at < Math.min(bytes.size, LOOK_AT); at += STEP) {
    const part = await bytes.read(at, STEP + OVERLAP)
    if (SIGNS[active].some((sign) => part.includes(sign))) return true
  }
  return false
}
