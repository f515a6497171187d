import { lazy } from 'react'
import { refresh } from '#web/api'
import { live } from '#web/live'
import { screen } from '#web/router'

export const MaterialsScreen = screen(() => import('./shelf/MaterialsScreen.tsx'), 'MaterialsScreen')

// For the composer and the bubbles of a chat; each is fetched when first drawn, so that this door stays light.
export const FileGallery = lazy(() => import('./show/FileGallery.tsx').then((file) => ({ default: file.FileGallery })))
export const VoiceRecorder = lazy(() =>
  import('./voice/VoiceRecorder.tsx').then((file) => ({ default: file.VoiceRecorder })),
)
export const UploadTray = lazy(() => import('./uploads/UploadTray.tsx').then((file) => ({ default: file.UploadTray })))
export const AttachMenu = lazy(() => import('./attach/AttachMenu.tsx').then((file) => ({ default: file.AttachMenu })))
export const DropOverlay = lazy(() =>
  import('./attach/DropOverlay.tsx').then((file) => ({ default: file.DropOverlay })),
)
export const DropZone = lazy(() => import('./attach/DropZone.tsx').then((file) => ({ default: file.DropZone })))
/** For «Ещё»: the way to the shelf. */
export const MaterialsCard = lazy(() =>
  import('./shelf/MaterialsCard.tsx').then((file) => ({ default: file.MaterialsCard })),
)

export { pastedFiles, useFileDrop } from './attach/use-file-drop.ts'
export { type Upload, type UploadOptions, type UploadStage, uploadFiles, uploads } from './uploads/uploads.ts'
export { useUploads } from './uploads/use-uploads.ts'
export type { Recorded } from './voice/VoiceRecorder.tsx'

live.onEvents('chat', (_id, events) => {
  if (events.some(({ type }) => type === 'files.materialsChanged')) refresh('files.listMaterials')
})
