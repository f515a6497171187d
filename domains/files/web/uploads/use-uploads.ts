import { useSyncExternalStore } from 'react'
import { type Upload, uploads } from './uploads.ts'

/** What is being sent from this screen, and what is ready to go with the message. */
export const useUploads = (scope: string): readonly Upload[] =>
  useSyncExternalStore(uploads.onChange, () => uploads.of(scope))
