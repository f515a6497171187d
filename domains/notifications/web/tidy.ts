import { live } from '#web/live'

/** What has been read on any device is taken off this one's screen; a pressed notification opens in this window. */
export function tidyNotifications(): void {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  live.onEvents('account', (_id, events) => {
    for (const { type, view } of events) {
      if (type === 'chats.chatRead') close((view as { chatId: string }).chatId)
    }
  })
  serviceWorker.addEventListener('message', ({ data }) => {
    if (data?.type === 'open' && typeof data.href === 'string' && data.href.startsWith('/')) follow(data.href)
  })
}

async function close(tag: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  for (const shown of (await registration?.getNotifications?.({ tag })) ?? []) shown.close()
}

// A plain link: the router takes it over.
function follow(href: string): void {
  const link = Object.assign(document.createElement('a'), { href })
  document.body.append(link)
  link.click()
  link.remove()
}
