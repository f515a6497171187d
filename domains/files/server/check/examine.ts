import { fileTypeFromFile } from 'file-type'
import type { FileKind } from '../../contract.ts'
import type { FileRow } from '../access.ts'
import { extensionOf, isProgramName, withExtension } from '../names.ts'
import { findActive } from './active-content.ts'
import { checkArchive } from './archive.ts'
import { type ByteSource, openBytes } from './bytes.ts'
import { readIsoMedia } from './iso-media.ts'
import { renderPicture } from './picture.ts'
import { isProgram } from './programs.ts'
import { RefusedFile } from './refused-file.ts'
import { looksLikeText } from './text.ts'
import { isClaimed, KNOWN, type Known, typeOf } from './types.ts'

export interface Examined {
  kind: FileKind
  name: string
  mediaType: string
  /** The file as it will be served. */
  content: string
  width?: number | undefined
  height?: number | undefined
  seconds?: number | undefined
  blur?: string
  macros?: boolean
  previews: { width: 320 | 1280; file: string }[]
}

/** What the bytes are, whatever the name says; throws RefusedFile for what nobody should be given. */
export async function examine(draft: string, file: FileRow): Promise<Examined> {
  if (isProgramName(file.name)) throw new RefusedFile('program')
  const bytes = await openBytes(draft)
  try {
    if (bytes.size === 0) throw new RefusedFile('empty')
    const head = await bytes.read(0, 64 * 1024)
    if (isProgram(head, extensionOf(file.name))) throw new RefusedFile('program')
    const mime = (await fileTypeFromFile(draft))?.mime.split(';')[0]
    const known = mime === undefined ? undefined : typeOf(mime)
    if (known?.refused) throw new RefusedFile(known.refused)
    if (known?.group === 'picture') return await renderPicture(draft, file.name, known)
    if (known) return await examineKnown(draft, bytes, file, known)
    return await examineUnknown(draft, bytes, head, file)
  } finally {
    await bytes.close()
  }
}

async function examineKnown(draft: string, bytes: ByteSource, file: FileRow, known: Known): Promise<Examined> {
  const archive = await checkArchive(bytes, known)
  const iso = known.iso ? await readIsoMedia(draft) : undefined
  const heard = (file.voice && known.mayBeVoice) || (iso !== undefined && !iso.hasVideo)
  const type = heard && known.group === 'video' ? (KNOWN.get(known.soundOnly ?? '') ?? known) : known
  const macros = archive?.macros || (await findActive(bytes, known))
  const name = nameFor(file.name, type, archive?.macros ?? false)
  if (isProgramName(name)) throw new RefusedFile('program')
  return {
    kind: kindOf(type, file.voice),
    name,
    mediaType: type.mime,
    content: draft,
    seconds: iso?.seconds ?? (type.group === 'other' ? undefined : file.told.seconds),
    width: type.group === 'video' ? iso?.width : undefined,
    height: type.group === 'video' ? iso?.height : undefined,
    macros,
    previews: [],
  }
}

function kindOf({ group }: Known, voice: boolean): FileKind {
  if (group === 'audio') return voice ? 'voice' : 'audio'
  return group === 'video' ? 'video' : 'document'
}

/** Content without a sign of its kind: text, or something that only its own program reads. */
async function examineUnknown(draft: string, bytes: ByteSource, head: Buffer, file: FileRow): Promise<Examined> {
  const extension = extensionOf(file.name)
  if (isClaimed(extension)) throw new RefusedFile('mismatch')
  const text = looksLikeText(head)
  if (!text) await checkArchive(bytes, undefined)
  const plain = text && !PAGES.has(extension)
  return {
    kind: 'document',
    name: text && !extension ? withExtension(file.name, 'txt') : file.name,
    mediaType: plain ? 'text/plain' : 'application/octet-stream',
    content: draft,
    previews: [],
  }
}

// What a browser would draw as a page: it is only ever saved.
const PAGES = new Set('html htm xhtml xht shtml svg svgz xml xsl xslt mht mhtml rss atom'.split(' '))

/** The name's extension gives way to the content's, unless the content is a container that many formats share. */
function nameFor(name: string, type: Known, macros: boolean): string {
  const extension = extensionOf(name)
  const real = macros && type.withMacros ? type.withMacros : type.extensions[0]!
  if (macros && type.withMacros) return extension === real ? name : withExtension(name, real)
  if (type.extensions.includes(extension)) return name
  if (type.container && extension && !isClaimed(extension)) return name
  return withExtension(name, real)
}
