import '#ui/base/base.css'
import './words.ts'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { followLinks } from '#web/router'
import { startBehind } from '#web/start'
import { followDevice } from '#web/theme'
import { router } from './router.tsx'
import { installLater, reloadWhenStale } from './update.ts'

followDevice()
followLinks(router)
startBehind()
reloadWhenStale()
// React says that it has drawn a thing anew, and not why; the cause is what helps to mend it.
const onRecoverableError = (error: unknown) => console.error(error, error instanceof Error ? error.cause : undefined)
createRoot(document.getElementById('root')!, { onRecoverableError }).render(<RouterProvider router={router} />)
installLater()
