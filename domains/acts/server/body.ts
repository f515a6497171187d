import { keepUpload } from '#domains/files'
import type { Tx } from '#server/db'
import { invalid } from '#server/errors'

interface Body {
  text?: string | undefined
  fileId?: string | undefined
}

/** The words of a version, or the file that was brought; one of them. */
export async function bodyOf(tx: Tx, { text, fileId }: Body, personId: string, versionId: string) {
  if (text && fileId) throw invalid('Выберите одно: текст или файл', 'Choose one: words or a file', 'fileId')
  if (text) return { text, file: null }
  if (fileId) {
    const file = await keepUpload(tx, { fileId, personId, keptFor: versionId })
    return { text: null, file: JSON.stringify(file) }
  }
  throw invalid('Напишите текст или приложите файл', 'Write the words or attach a file', 'text')
}
