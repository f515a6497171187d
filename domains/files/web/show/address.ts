import type { FileRef, open } from '#contract/files'
import { downloadUrl } from '#web/api'

/** Where the bytes are: the file, or its preview by width. */
export const fileUrl = ({ id }: Pick<FileRef, 'id'>, size?: '320' | '1280') =>
  downloadUrl<typeof open>('files.open', { fileId: id, ...(size ? { size } : {}) })

/** The same, saved instead of shown. */
export const saveUrl = ({ id }: Pick<FileRef, 'id'>) =>
  downloadUrl<typeof open>('files.open', { fileId: id, save: '1' })
