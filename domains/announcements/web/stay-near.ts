const LONGEST = 5000

/**
 * A button that is pressed goes away with what it asked. The keyboard stays near: in the message, with what follows in
 * the list, or at the head of the page; never on nothing.
 */
export function stayNear(pressed: HTMLElement): void {
  const home = pressed.closest<HTMLElement>('[data-message]') ?? pressed.closest<HTMLElement>('article, .card')
  const beside = [home?.nextElementSibling, home?.previousElementSibling]
  const begun = performance.now()
  const look = () => {
    if (document.activeElement === pressed && performance.now() - begun < LONGEST) return requestAnimationFrame(look)
    if (document.activeElement !== document.body) return
    const near = [home, ...beside].find((one) => one?.isConnected) ?? document.querySelector('main h1, main')
    if (near instanceof HTMLElement) focusIn(near)
  }
  requestAnimationFrame(look)
}

function focusIn(near: HTMLElement): void {
  const target = near.matches('[data-message]') ? near : (near.querySelector<HTMLElement>('button, a[href]') ?? near)
  if (target === near && !near.hasAttribute('tabindex')) near.tabIndex = -1
  target.focus({ preventScroll: true })
}
