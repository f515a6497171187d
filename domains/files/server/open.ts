import type { Db } from '#server/db'
import type { LargeDocument } from '#server/http/send-document'
import { admit, type Operation } from '#server/operation'
import { storage } from '#server/storage'
import * as contract from '../contract.ts'
import { accessFile, type FileRow, noFile } from './access.ts'

type Wish = { fileId: string; size?: '320' | '1280'; save?: '1' }

/** Streams, so it is no `handleDownload`: a film does not fit into memory. Access is asked about at every range of it. */
export const open: Operation = {
  contract: contract.open,
  async run(db, call, raw): Promise<LargeDocument> {
    const { actor, input } = admit(contract.open, call, raw)
    const wish = input as Wish
    const file = await accessFile(db, actor!, wish.fileId)
    return wish.size ? openPreview(db, file, Number(wish.size) as 320 | 1280) : openWhole(file, wish.save === '1')
  },
}

export function openWhole({ sha256, card }: FileRow, save: boolean): LargeDocument {
  if (!sha256 || !card) throw noFile()
  return {
    mediaType: card.mediaType,
    fileName: card.name,
    size: card.size,
    etag: sha256,
    inline: card.kind !== 'document' && !save,
    open: (range) => storage().read(sha256, range),
  }
}

async function openPreview(db: Db, { id, name }: FileRow, width: 320 | 1280): Promise<LargeDocument> {
  const preview = await db
    .selectFrom('file_previews')
    .select(['sha256', 'size'])
    .where('file_id', '=', id)
    .where('width', '=', width)
    .executeTakeFirst()
  if (!preview) throw noFile()
  const { sha256, size } = preview
  return {
    mediaType: 'image/webp',
    fileName: `${name}.webp`,
    size,
    etag: sha256,
    inline: true,
    open: (range) => storage().read(sha256, range),
  }
}
