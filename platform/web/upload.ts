import type { AnyUpload, InputOf, OutputOf } from '#contract'
import { failureWords } from './failure-words.ts'
import { ApiError, address, language, refusalOf } from './wire.ts'

/** Sends a file; `onProgress` hears the share sent, 0 to 1. By XMLHttpRequest: fetch tells nothing of an upload's progress. */
export function uploadFile<C extends AnyUpload>(
  name: C['name'],
  input: InputOf<C>,
  file: Blob,
  onProgress?: (share: number) => void,
): Promise<OutputOf<C>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address(name, input))
    request.setRequestHeader('accept-language', language())
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0)
    request.onerror = () => reject(new ApiError('offline', failureWords[language()].offline))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve(JSON.parse(request.responseText))
      reject(refusalOf(request.status, request.responseText, request.getResponseHeader('retry-after')))
    }
    request.send(file)
  })
}
