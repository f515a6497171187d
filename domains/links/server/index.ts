import type { Operation } from '#server/operation'
import { registerViews } from '#server/realtime'
import { dropPreview } from './drop-preview.ts'
import { getSettings } from './get-settings.ts'
import { listPreviews } from './list-previews.ts'
import { openPicture } from './open-picture.ts'
import { setSettings } from './set-settings.ts'
import { eventViews } from './views.ts'

export const links: Operation[] = [listPreviews, dropPreview, openPicture, getSettings, setSettings]

export { keepLooking } from './keep-looking.ts'

registerViews(eventViews)
