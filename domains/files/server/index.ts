import { registerRoutes } from '#server/http/routes'
import { registerViews } from '#server/realtime'
import { changeLimits } from './change-limits.ts'
import './export-own.ts'
import { getFile } from './get-file.ts'
import { getQuota } from './get-quota.ts'
import { listMaterials } from './list-materials.ts'
import './named-contents.ts'
import { open } from './open.ts'
import { pinMaterial } from './pin-material.ts'
import './purge-orphans.ts'
import { removeFile } from './remove-file.ts'
import { tusRoutes } from './tus.ts'
import { eventViews } from './views.ts'

export const files = [getFile, removeFile, open, getQuota, changeLimits, listMaterials, pinMaterial]
export { attachFiles, checkFiles } from './attach-files.ts'
export { blockFiles } from './block-files.ts'
export { copyFiles } from './copy-files.ts'
export { detachFiles } from './detach-files.ts'
export { holdFiles } from './hold-files.ts'
export { keepContents, openKept } from './keep-contents.ts'
export { forgetContents, keepPicture } from './keep-picture.ts'
export { type KeptUpload, keepUpload } from './keep-upload.ts'
export { DEFAULT_LIMITS } from './policy.ts'
export { viewFiles } from './views.ts'

registerRoutes(tusRoutes)
registerViews(eventViews)
