export { queryClient, refresh, useAsk, useRun } from './queries.ts'
export { uploadFile } from './upload.ts'
export { ApiError, ask, downloadUrl, newId, type RunInput, run } from './wire.ts'
