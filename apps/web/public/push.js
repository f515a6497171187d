// The device's side of a push, imported by the service worker. A push says only that something is new; the words are
// asked for over this device's own session, so that no push service ever sees them.

const GENERAL = navigator.language.startsWith('ru')
  ? { title: 'Звонок', body: 'Есть новое. Откройте, чтобы прочитать' }
  : { title: 'Zvonok', body: 'There is something new. Open to read' }

const LOOK = { icon: '/icons/mark-192.png', badge: '/icons/mark-192.png' }

// Nothing of this is kept on the device. Past this worker it is faster, and what a page says as it goes is not lost
// when the worker has been put to sleep.
const PAST = ['/api/*', '/files/*', '/live']
self.addEventListener('install', (event) =>
  event.addRoutes?.(PAST.map((urlPattern) => ({ condition: { urlPattern }, source: 'network' }))),
)

self.addEventListener('push', (event) => event.waitUntil(show()))

async function show() {
  const told = await ask()
  if (!told) return self.registration.showNotification(GENERAL.title, { ...LOOK, body: GENERAL.body, tag: 'zvonok' })
  const { news, unread } = told
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const isLookedAt = ({ tag }) =>
    windows.some(
      ({ url, visibilityState }) => visibilityState === 'visible' && new URL(url).pathname === `/chats/${tag}`,
    )
  for (const one of news.filter((one) => !isLookedAt(one)).reverse()) {
    await self.registration.showNotification(one.title, {
      ...LOOK,
      body: one.text,
      tag: one.tag,
      renotify: true,
      timestamp: Date.parse(one.at),
      requireInteraction: one.urgent,
      data: { href: one.href },
    })
  }
  await self.navigator.setAppBadge?.(unread)
}

/** Nothing when there is no connection, or nobody is signed in here any more. */
async function ask() {
  const answer = await fetch('/api/notifications.listNews', { credentials: 'same-origin' }).catch(() => undefined)
  return answer?.ok ? answer.json() : undefined
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data?.href ?? '/important'))
})

async function open(href) {
  const [window] = await self.clients.matchAll({ type: 'window' })
  if (!window) return self.clients.openWindow(href)
  await window.focus()
  window.postMessage({ type: 'open', href })
}

// The push service has given this browser another address.
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAgain(event)))

async function subscribeAgain({ oldSubscription, newSubscription }) {
  const fresh = newSubscription ?? (await self.registration.pushManager.subscribe(oldSubscription.options))
  await fetch('/api/notifications.subscribe', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fresh),
  })
}
