import type { DetailedError } from 'tus-js-client'
import { failureWords } from './failure-words.ts'
import { ApiError, language, refusalOf } from './wire.ts'

/** Small enough that a school's slow line carries one within the server's patience. */
const PIECE = 8 * 1024 ** 2
const PAUSES = [300, 1000, 3000]

export interface Resumable {
  /** Where uploads begin; each goes on at `<endpoint>/<id>`. */
  endpoint: string
  id: string
  metadata: Record<string, string>
  /** Something of it may be there already: ask how much first. */
  begun: boolean
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

/**
 * Sends a file by the tus protocol and goes on where it stopped. Fails with ApiError: `offline` when the network is
 * gone for good, else the server's refusal; or with the signal's reason.
 */
export async function sendResumable(file: Blob, { endpoint, id, metadata, begun, onProgress, signal }: Resumable) {
  const { Upload } = await import('tus-js-client')
  signal?.throwIfAborted()
  return new Promise<void>((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint,
      uploadUrl: begun ? `${endpoint}/${id}` : null,
      chunkSize: PIECE,
      metadata,
      headers: { 'accept-language': language() },
      retryDelays: PAUSES,
      storeFingerprintForResuming: false,
      onShouldRetry: (error) => isPassing(error as DetailedError),
      onProgress: (sent, all) => onProgress?.(all ? sent / all : 0),
      onSuccess: () => resolve(),
      onError: (error) => reject(refusalFrom(error as DetailedError)),
    })
    signal?.addEventListener('abort', () => {
      upload.abort().finally(() => reject(signal.reason))
    })
    upload.start()
  })
}

const statusOf = (error: DetailedError): number => error.originalResponse?.getStatus() ?? 0

/** 409: what arrived is not what we thought; 423: an earlier piece is still being written down. */
const isPassing = (error: DetailedError) => navigator.onLine && [0, 409, 423, 502, 503, 504].includes(statusOf(error))

function refusalFrom(error: DetailedError): ApiError {
  const answer = error.originalResponse
  if (!answer) return new ApiError('offline', failureWords[language()].offline)
  return refusalOf(answer.getStatus(), answer.getBody(), answer.getHeader('retry-after') ?? null)
}
