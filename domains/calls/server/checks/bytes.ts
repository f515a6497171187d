import { randomBytes } from 'node:crypto'
import { takeAttempt } from '#server/limits'
import { handleDownload, handleUpload } from '#server/operation'
import * as contract from '../../contract.ts'

export const pourBytes = handleDownload(contract.pourBytes, async ({ actor, input }) => {
  await takeAttempt('calls.pourBytes', actor.accountId, 20, 600)
  return { mediaType: 'application/octet-stream', fileName: 'bytes', bytes: randomBytes(input.bytes) }
})

export const takeBytes = handleUpload(contract.takeBytes, async ({ actor, bytes }) => {
  await takeAttempt('calls.takeBytes', actor.accountId, 20, 600)
  return { bytes: bytes.length }
})
