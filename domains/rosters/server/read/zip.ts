import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'
import { MAX_ENTRIES, MAX_UNPACKED } from './limits.ts'
import { Unreadable } from './refusal.ts'

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/**
 * Names and contents of an archive. What it says of its own sizes is not believed: bytes are counted as they come out,
 * and the first one too many ends it. Only the wanted entries are kept.
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  let unpacked = 0
  let entries = 0
  const unzip = new Unzip((file) => {
    entries += 1
    if (entries > MAX_ENTRIES) throw tooMany()
    const parts: Uint8Array[] = []
    file.ondata = (error, data, final) => {
      if (error) throw error instanceof Unreadable ? error : broken()
      unpacked += data.length
      if (unpacked > MAX_UNPACKED) throw tooLarge()
      if (wanted(file.name)) parts.push(data)
      if (final && wanted(file.name)) files.set(file.name, join(parts))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  unzip.register(UnzipPassThrough)
  try {
    for (let at = 0; at < bytes.length; at += STEP) unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  } catch (error) {
    throw error instanceof Unreadable ? error : broken()
  }
  if (entries === 0) throw broken()
  return files
}

/** Small, so that a bomb is noticed before it has gone off. */
const STEP = 16 * 1024

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const broken = () =>
  new Unreadable(
    'Файл повреждён: архив не распаковать. Сохраните список заново и загрузите ещё раз',
    'The file is damaged: it cannot be unpacked. Save the list anew and bring it again',
  )
const tooLarge = () =>
  new Unreadable(
    'Внутри файла слишком много данных. Оставьте в нём только список людей: лишние листы и картинки удалите',
    'There is too much inside the file. Leave only the list of people: remove other sheets and pictures',
  )
const tooMany = () =>
  new Unreadable(
    'В архиве слишком много файлов. Нужны только таблицы списка',
    'There are too many files in the archive',
  )
