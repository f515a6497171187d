/** Back closes what lies over the screen first, as on a phone it does everywhere; the next press leaves the screen. */
export function closeBeforeLeaving(): void {
  // An older browser leaves at once.
  globalThis.navigation?.addEventListener('navigate', (event) => {
    const at = globalThis.navigation.currentEntry?.index ?? 0
    if (event.navigationType !== 'traverse' || !event.cancelable || event.destination.index >= at) return
    const over = topmost()
    if (!over) return
    event.preventDefault()
    over.dispatchEvent(askToClose(over))
  })
}

const OVER = 'dialog[open], [role=menu], [data-radix-popper-content-wrapper] > [role=dialog]'
const topmost = () => [...document.querySelectorAll(OVER)].at(-1)

const askToClose = (over: Element): Event =>
  over.matches('dialog')
    ? new Event('cancel', { cancelable: true })
    : new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
