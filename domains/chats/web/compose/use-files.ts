import type { FileRef } from '#contract/files'
import { type Recorded, uploadFiles, uploads, useUploads } from '#screens/files'
import type { Chat } from '../../contract.ts'

export interface FilesOf {
  any: boolean
  /** Something is on its way or being checked: the message waits for it. */
  coming: boolean
  ready: boolean
  begin(files: File[]): void
  beginVoice(recorded: Recorded): void
  /** They go with the message now. */
  take(): FileRef[]
}

/** What is being sent together with the next message of a chat. What was refused holds nobody up. */
export function useFiles({ organizationId }: Chat, scope: string): FilesOf {
  const list = useUploads(scope)
  return {
    any: list.length > 0,
    coming: list.some(({ stage }) => stage !== 'ready' && stage !== 'refused' && stage !== 'lost'),
    ready: list.some(({ stage }) => stage === 'ready'),
    begin: (files) => void uploadFiles(files, { organizationId, scope }),
    beginVoice: ({ file, seconds, waveform }) =>
      void uploadFiles([file], { organizationId, scope, voice: true, seconds, waveform }),
    take: () => uploads.take(scope),
  }
}
