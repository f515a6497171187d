import '#ui/base/base.css'
import './words.ts'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { followLinks } from '#web/router'
import { followDevice } from '#web/theme'
import { router } from './router.tsx'
import { installLater } from './update.ts'

followDevice()
followLinks(router)
createRoot(document.getElementById('root')!).render(<RouterProvider router={router} />)
installLater()
