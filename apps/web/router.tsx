import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { Frame } from './Frame.tsx'
import { Broken, Lost, Root } from './Root.tsx'
import { bare, framed, type Pages, start } from './routes.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: Lost, errorComponent: Broken })
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame })
const toStart = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: start })
  },
})

const routesOf = (parent: typeof root | typeof frame, pages: Pages) =>
  Object.entries(pages).map(([path, component]) =>
    createRoute({ getParentRoute: () => parent as typeof root, path, component }),
  )

export const router = createRouter({
  routeTree: root.addChildren([toStart, frame.addChildren(routesOf(frame, framed)), ...routesOf(root, bare)]),
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Lost,
  // A chat finds its own place; to be given another chat's would lay the page out once more, for nothing.
  scrollRestoration: ({ location }) => !location.pathname.startsWith('/chats/'),
})
