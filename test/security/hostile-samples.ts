import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const text = (words: string) => Buffer.from(words)

interface Part {
  name: string
  bytes: Buffer
  /** What the directory claims instead of the truth. */
  size?: number
}

/** An archive as any program makes it. */
export function zip(parts: Part[], { comment = '' } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, size = bytes.length } of parts) {
    const packed = deflateRawSync(bytes)
    const local = header(0x04034b50, name, packed, bytes, size)
    directory.push(entry(name, packed, bytes, size, offset))
    locals.push(local, packed)
    offset += local.length + packed.length
  }
  return Buffer.concat([...locals, ...directory, ending(directory, offset, comment)])
}

/** Many entries of one and the same packed content: a hundred gigabytes in a hundred kilobytes. */
export function overlappingZip(count: number): Buffer {
  const bytes = Buffer.alloc(4 * 1024 ** 2)
  const packed = deflateRawSync(bytes)
  const local = header(0x04034b50, 'a', packed, bytes, bytes.length)
  const directory = Array.from({ length: count }, () => entry('a', packed, bytes, bytes.length, 0))
  return Buffer.concat([local, packed, ...directory, ending(directory, local.length + packed.length, '')])
}

function header(signature: number, name: string, packed: Buffer, bytes: Buffer, size: number): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(signature, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(0x0800, 6)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(crc32(bytes), 14)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(size, 22)
  head.writeUInt16LE(Buffer.byteLength(name), 26)
  return Buffer.concat([head, text(name)])
}

function entry(name: string, packed: Buffer, bytes: Buffer, size: number, offset: number): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(0x0800, 8)
  head.writeUInt16LE(8, 10)
  head.writeUInt32LE(crc32(bytes), 16)
  head.writeUInt32LE(packed.length, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(Buffer.byteLength(name), 28)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, text(name)])
}

function ending(directory: Buffer[], offset: number, comment: string): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([end, text(comment)])
}

const OOXML_TYPES = (type: string) =>
  text(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
  )
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** A document of Word with whatever else is put into it. */
export const docx = (...more: Part[]): Buffer =>
  zip([
    { name: '[Content_Types].xml', bytes: OOXML_TYPES(WORD) },
    { name: '_rels/.rels', bytes: text('<Relationships/>') },
    { name: 'word/document.xml', bytes: text('<w:document/>') },
    ...more,
  ])

/** A picture whose head promises more pixels than any memory has; there is almost nothing behind. */
export function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, bytes: Buffer) => {
    const body = Buffer.concat([text(type), bytes])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 6, 0, 0, 0], 8)
  const rows = hex('789c 6360 0000 0002 0001')
  return Buffer.concat([
    hex('89504e470d0a1a0a'),
    chunk('IHDR', size),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const photo = (width = 640, height = 480): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#83d3ab' } })
    .jpeg()
    .toBuffer()

const box = (type: string, ...body: Buffer[]): Buffer => {
  const inside = Buffer.concat(body)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(inside.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, inside])
}

/** A film of a telephone: twelve seconds, upright, and where it was taken. */
export function film(place: string): Buffer {
  const movie = Buffer.alloc(100)
  movie.writeUInt32BE(1000, 12)
  movie.writeUInt32BE(12_000, 16)
  const track = Buffer.alloc(84)
  track.writeInt32BE(0x10000, 44)
  track.writeInt32BE(-0x10000, 52)
  track.writeUInt32BE((1920 << 16) >>> 0, 76)
  track.writeUInt32BE((1080 << 16) >>> 0, 80)
  const handler = Buffer.concat([Buffer.alloc(8), text('vide'), Buffer.alloc(13)])
  const where = box('udta', box('\u00a9xyz', Buffer.from([0, place.length, 0x15, 0xc7]), text(place)))
  return Buffer.concat([
    box('ftyp', text('isom'), Buffer.alloc(4), text('isommp42')),
    box('moov', box('mvhd', movie), box('trak', box('tkhd', track), box('mdia', box('hdlr', handler))), where),
    box('mdat', Buffer.alloc(2000, 7)),
  ])
}

const MZ = Buffer.concat([text('MZ'), Buffer.alloc(600), text('PE\0\0')])
const OLE = Buffer.concat([hex('d0cf11e0a1b11ae1'), Buffer.alloc(2000)])
const PDF = text('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 ** 2)
const bomb = () => zip([{ name: 'нули.txt', bytes: zeros(64) }])

/** What nobody must be given, and why. */
export const REFUSED: [name: string, reason: string, bytes: () => Buffer | Promise<Buffer>][] = [
  ['Каникулы.jpg', 'program', () => MZ],
  ['Каникулы.jpg.exe', 'program', () => text('не программа даже')],
  ['Отчёт.pdf', 'program', () => Buffer.concat([hex('7f454c46 0201'), Buffer.alloc(100)])],
  ['Отчёт.docx', 'program', () => Buffer.concat([hex('cffaedfe'), Buffer.alloc(100)])],
  ['Main.txt', 'program', () => Buffer.concat([hex('cafebabe 0000 0034'), Buffer.alloc(100)])],
  ['Ярлык.txt', 'program', () => Buffer.concat([hex('4c000000 01140200'), Buffer.alloc(100)])],
  ['Справка.bin', 'program', () => Buffer.concat([text('ITSF'), Buffer.alloc(100)])],
  ['Задание', 'program', () => text('#!/bin/sh\nrm -rf ~\n')],
  ...['bat', 'cmd', 'vbs', 'js', 'ps1', 'hta', 'scr', 'lnk', 'reg', 'url', 'iso', 'msi', 'apk', 'sh', 'SCR'].map(
    (extension): [string, string, () => Buffer] => [`Задание.${extension}`, 'program', () => text('echo hello')],
  ),
  ['Отчёт\u202efdp.exe', 'program', () => text('x')],
  ['setup.exe. ', 'program', () => text('x')],
  ['../../setup.exe', 'program', () => text('x')],
  ['игра.zip', 'program', () => zip([{ name: 'META-INF/MANIFEST.MF', bytes: text('Main-Class: X') }])],
  ['Домашнее.zip', 'programInside', () => zip([{ name: 'ответы/setup.exe', bytes: MZ }])],
  ['Домашнее 2.zip', 'programInside', () => zip([{ name: 'внутри.zip', bytes: zip([{ name: 'a.vbs', bytes: MZ }]) }])],
  ['Отчёт 2.docx', 'programInside', () => docx({ name: 'word/embeddings/oleObject1.scr', bytes: MZ })],
  ['Бомба.zip', 'bomb', bomb],
  ['Матрёшка.zip', 'bomb', () => zip([{ name: '1.zip', bytes: zip([{ name: '2.zip', bytes: bomb() }]) }])],
  ['Внахлёст.zip', 'bomb', () => overlappingZip(2000)],
  ['Много матрёшек.zip', 'bomb', () => zip([1, 2, 3, 4, 5].map((n) => deep(n)))],
  ['Доклад.docx', 'bomb', () => docx({ name: 'word/media/image1.png', bytes: zeros(64) })],
  ['Архив.gz', 'bomb', () => gzipSync(zeros(300), { level: 9 })],
  ['Книга.pdf', 'polyglot', () => Buffer.concat([PDF, zip([{ name: 'a.txt', bytes: text('a') }])])],
  ['Ролик.mp4', 'polyglot', () => Buffer.concat([film('x'), zip([{ name: 'a.txt', bytes: text('a') }])])],
  ['Данные.bin', 'polyglot', () => Buffer.concat([hex('00010203'), zip([{ name: 'a.txt', bytes: text('a') }])])],
  ['Хвост.zip', 'polyglot', () => Buffer.concat([zip([{ name: 'a.txt', bytes: text('a') }]), text('<script>')])],
  ['Запись.wav', 'polyglot', () => Buffer.concat([text('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(40), PDF])],
  ['План.pdf', 'mismatch', () => text('<html><script>alert(1)</script></html>')],
  ['Фото.png', 'mismatch', () => text('<?php system($_GET["c"]); ?>')],
  ['Ведомость.xlsx', 'mismatch', () => Buffer.alloc(4000, 3)],
  ['Космос.png', 'hugePicture', () => hugePng(60_000, 60_000)],
  ['Лента.png', 'hugePicture', () => hugePng(1_000_000, 200)],
  ['Обрыв.jpg', 'brokenPicture', async () => (await photo()).subarray(0, 900)],
  ['Рисунок.gif', 'brokenPicture', () => text('GIF89a/*\x00\x01*/=1;alert(document.cookie)')],
  [
    'IMG_2041.HEIC',
    'heic',
    () => Buffer.concat([box('ftyp', text('heic'), Buffer.alloc(4), text('mif1heic')), zeros(0)]),
  ],
]

/** Small archives inside one another, each of little size, all together much. */
function deep(n: number): Part {
  const levels = [1, 2, 3, 4].reduce((inner) => zip([{ name: 'дальше.zip', bytes: inner }]), bomb())
  return { name: `${n}.zip`, bytes: levels }
}

export { OLE, PDF }
