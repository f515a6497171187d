import type { RefusedFor } from '../../contract.ts'

export interface Known {
  mime: string
  group: 'picture' | 'video' | 'audio' | 'other'
  /** The first one is given to a file whose name says otherwise. */
  extensions: string[]
  /** Other formats are wrapped in this one: their own extensions stay. */
  container?: boolean
  /** An archive by central directory: it is looked into. */
  zip?: boolean
  gzip?: boolean
  /** MP4 and its relatives: places and names are taken out of it. */
  iso?: boolean
  mayBeVoice?: boolean
  /** What it is without a picture track. */
  soundOnly?: string
  /** The extension once there are macros inside. */
  withMacros?: string
  /** Where a program may hide in it. */
  active?: 'pdf' | 'cfb' | 'rtf'
  refused?: RefusedFor
}

const types: Known[] = []
const add = (mime: string, group: Known['group'], extensions: string, more: Partial<Known> = {}) =>
  types.push({ mime, group, extensions: extensions.split(' '), ...more })

add('image/jpeg', 'picture', 'jpg jpeg jfif jpe')
add('image/png', 'picture', 'png')
add('image/apng', 'picture', 'png apng')
add('image/webp', 'picture', 'webp')
add('image/gif', 'picture', 'gif')
add('image/avif', 'picture', 'webp')
for (const mime of ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'])
  add(mime, 'other', 'heic heif', { refused: 'heic' })
add('image/tiff', 'other', 'tif tiff')
add('image/bmp', 'other', 'bmp dib')

add('video/mp4', 'video', 'mp4 m4v', { iso: true, mayBeVoice: true, soundOnly: 'audio/mp4' })
add('video/x-m4v', 'video', 'm4v mp4', { iso: true, soundOnly: 'audio/mp4' })
add('video/quicktime', 'video', 'mov qt', { iso: true, soundOnly: 'audio/mp4' })
add('video/3gpp', 'video', '3gp', { iso: true, soundOnly: 'audio/mp4' })
add('video/webm', 'video', 'webm', { mayBeVoice: true, soundOnly: 'audio/webm' })
add('video/ogg', 'video', 'ogv', { mayBeVoice: true })
add('video/matroska', 'other', 'mkv')
add('video/x-matroska', 'other', 'mkv')
add('video/vnd.avi', 'other', 'avi')
add('audio/mp4', 'audio', 'm4a mp4', { iso: true, mayBeVoice: true })
add('audio/x-m4a', 'audio', 'm4a mp4', { iso: true, mayBeVoice: true })
add('audio/webm', 'audio', 'webm weba', { mayBeVoice: true })
add('audio/ogg', 'audio', 'ogg oga opus', { mayBeVoice: true })
add('audio/mpeg', 'audio', 'mp3')
add('audio/aac', 'audio', 'aac', { mayBeVoice: true })
add('audio/wav', 'audio', 'wav', { mayBeVoice: true })
add('audio/flac', 'audio', 'flac')
add('audio/x-flac', 'audio', 'flac')

add('application/pdf', 'other', 'pdf', { active: 'pdf' })
add('application/rtf', 'other', 'rtf doc', { active: 'rtf' })
add('application/x-cfb', 'other', 'doc xls ppt dot xlt pot pps vsd pub mpp msg db', { active: 'cfb', container: true })
const OOXML = 'application/vnd.openxmlformats-officedocument.'
add(`${OOXML}wordprocessingml.document`, 'other', 'docx', { zip: true, withMacros: 'docm' })
add(`${OOXML}wordprocessingml.template`, 'other', 'dotx', { zip: true, withMacros: 'dotm' })
add(`${OOXML}spreadsheetml.sheet`, 'other', 'xlsx', { zip: true, withMacros: 'xlsm' })
add(`${OOXML}spreadsheetml.template`, 'other', 'xltx', { zip: true, withMacros: 'xltm' })
add(`${OOXML}presentationml.presentation`, 'other', 'pptx', { zip: true, withMacros: 'pptm' })
add(`${OOXML}presentationml.slideshow`, 'other', 'ppsx', { zip: true, withMacros: 'ppsm' })
add(`${OOXML}presentationml.template`, 'other', 'potx', { zip: true, withMacros: 'potm' })
add('application/vnd.ms-word.document.macroenabled.12', 'other', 'docm', { zip: true, withMacros: 'docm' })
add('application/vnd.ms-word.template.macroenabled.12', 'other', 'dotm', { zip: true, withMacros: 'dotm' })
add('application/vnd.ms-excel.sheet.macroenabled.12', 'other', 'xlsm', { zip: true, withMacros: 'xlsm' })
add('application/vnd.ms-excel.template.macroenabled.12', 'other', 'xltm', { zip: true, withMacros: 'xltm' })
add('application/vnd.ms-powerpoint.presentation.macroenabled.12', 'other', 'pptm', { zip: true, withMacros: 'pptm' })
add('application/vnd.ms-powerpoint.slideshow.macroenabled.12', 'other', 'ppsm', { zip: true, withMacros: 'ppsm' })
add('application/vnd.oasis.opendocument.text', 'other', 'odt', { zip: true })
add('application/vnd.oasis.opendocument.spreadsheet', 'other', 'ods', { zip: true })
add('application/vnd.oasis.opendocument.presentation', 'other', 'odp', { zip: true })
add('application/vnd.oasis.opendocument.graphics', 'other', 'odg', { zip: true })
add('application/epub+zip', 'other', 'epub', { zip: true })
add('application/zip', 'other', 'zip', { zip: true, container: true })
add('application/x-7z-compressed', 'other', '7z')
add('application/x-rar-compressed', 'other', 'rar')
add('application/x-tar', 'other', 'tar', { container: true })
add('application/gzip', 'other', 'gz tgz', { gzip: true, container: true })
add('application/x-bzip2', 'other', 'bz2', { container: true })
add('application/x-xz', 'other', 'xz', { container: true })

const PROGRAMS = [
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-ms-shortcut',
  'application/vnd.android.package-archive',
  'application/java-archive',
  'application/x-apple-diskimage',
  'application/x-deb',
  'application/x-rpm',
  'application/vnd.ms-htmlhelp',
  'application/x-shockwave-flash',
  'application/x-google-chrome-extension',
  'application/x-xpinstall',
  'application/vnd.visio.macroenabled',
]
for (const mime of PROGRAMS) add(mime, 'other', '', { refused: 'program' })

export const KNOWN = new Map(types.map((type) => [type.mime, type]))

/** What is only text inside is looked at as text; null-like answers go the way of unknown content. */
export const typeOf = (mime: string): Known | undefined => KNOWN.get(mime)

// A name that promises one of these must keep its word. Sounds are let go: an old MP3 may begin with anything.
const CLAIMED = new Set(
  types
    .filter(({ group, refused }) => group !== 'audio' && refused !== 'program')
    .flatMap(({ extensions }) => extensions),
)
CLAIMED.delete('db')
CLAIMED.delete('avi')

export const isClaimed = (extension: string): boolean => CLAIMED.has(extension)
