import '#ui/base/base.css'
import './words.ts'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { followLinks } from '#web/router'
import { startBehind } from '#web/start'
import { followDevice } from '#web/theme'
import { router } from './router.tsx'
import { installLater } from './update.ts'

followDevice()
followLinks(router)
startBehind()
createRoot(document.getElementById('root')!).render(<RouterProvider router={router} />)
installLater()
