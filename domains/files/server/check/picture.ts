import sharp, { type Sharp } from 'sharp'
import { extensionOf, withExtension } from '../names.ts'
import type { Examined } from './examine.ts'
import { RefusedFile } from './refused-file.ts'
import type { Known } from './types.ts'

/** A phone's largest sensor, and far below what would take the server's memory. */
const PIXELS_AT_MOST = 120_000_000
const FRAMES_AT_MOST = 400
const SECONDS_AT_MOST = 30
const SIZES = [320, 1280] as const

// Only what schools photograph with; every other decoder in the library stays shut.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

/**
 * A picture is always drawn anew: whatever else the file held (the place it was taken at, a name, a script, an archive
 * behind it) is gone, and what is served is what was seen. One at a time: a class sends thirty photos at once.
 */
export const renderPicture = (draft: string, name: string, type: Known): Promise<Examined> =>
  inTurn(() => render(draft, name, type))

/** A small still picture alone: what stands beside a link. */
export const renderSmall = (draft: string): Promise<{ file: string; width: number; height: number }> =>
  inTurn(async () => {
    const file = `${draft}.small`
    const picture = openPicture(draft, false).autoOrient().resize(320, 320, { fit: 'inside', withoutEnlargement: true })
    const { width, height } = await decoded(() => picture.webp({ quality: 78 }).toFile(file))
    return { file, width, height }
  })

let last: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work)
  last = next
  return next
}

async function render(draft: string, name: string, type: Known): Promise<Examined> {
  const moving = type.mime === 'image/gif' || type.mime === 'image/webp'
  const {
    width = 0,
    height = 0,
    pageHeight = height,
    pages = 1,
  } = await decoded(() => openPicture(draft, moving).metadata())
  const pixels = width * pageHeight * Math.max(pages, 1)
  if (pixels > PIXELS_AT_MOST || pages > FRAMES_AT_MOST) throw new RefusedFile('hugePicture')

  const content = `${draft}.content`
  const written = await encode(openPicture(draft, moving && pages > 1).autoOrient(), type.mime)
  const info = await decoded(() => written.picture.toFile(content))
  const still = () => openPicture(content, false)
  const previews = []
  for (const size of SIZES) {
    const file = `${draft}.${size}`
    const small = still().resize(size, size, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 78 })
    await decoded(() => small.toFile(file))
    previews.push({ width: size, file })
  }
  const tiny = still().resize(20, 20, { fit: 'inside' }).webp({ quality: 30 })
  return {
    kind: 'photo',
    name: named(name, written.extensions),
    mediaType: written.mime,
    content,
    width: info.width,
    height: info.pageHeight ?? info.height,
    blur: `data:image/webp;base64,${(await decoded(() => tiny.toBuffer())).toString('base64')}`,
    previews,
  }
}

const openPicture = (file: string, animated: boolean): Sharp =>
  sharp(file, { limitInputPixels: PIXELS_AT_MOST, failOn: 'truncated', animated, sequentialRead: true }).timeout({
    seconds: SECONDS_AT_MOST,
  })

async function encode(picture: Sharp, mime: string) {
  switch (mime) {
    case 'image/png':
    case 'image/apng':
      return { picture: picture.png(), mime: 'image/png', extensions: ['png'] }
    case 'image/gif':
      return { picture: picture.gif(), mime: 'image/gif', extensions: ['gif'] }
    case 'image/jpeg':
      return { picture: picture.jpeg({ quality: 88 }), mime: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif', 'jpe'] }
    default:
      return { picture: picture.webp({ quality: 88 }), mime: 'image/webp', extensions: ['webp'] }
  }
}

const named = (name: string, extensions: string[]) =>
  extensions.includes(extensionOf(name)) ? name : withExtension(name, extensions[0]!)

async function decoded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    if (code?.startsWith('E') && code !== 'ERR_INVALID_ARG_TYPE') throw error // the disk, not the picture
    throw new RefusedFile(/pixel limit|timeout/i.test(message) ? 'hugePicture' : 'brokenPicture')
  }
}
