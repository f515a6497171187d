import { storeFile } from '#server/files'
import { takeAttempt } from '#server/limits'
import { handleUpload } from '#server/operation'
import * as contract from '../contract.ts'

const ACCEPTED = ['application/pdf', 'image/jpeg', 'image/png']

export const uploadOrder = handleUpload(contract.uploadOrder, async ({ tx, input, bytes, call }) => {
  await takeAttempt('organizations.uploadOrder', call.ip, 30, 600)
  const file = await storeFile(tx, { id: input.id, name: input.name, bytes, accept: ACCEPTED })
  await tx.insertInto('order_files').values({ file_id: file.id }).execute()
  return { fileId: file.id, name: file.name, size: file.size }
})
