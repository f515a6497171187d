import { config } from '#server/config'

const TICK = 4
/** Unused seconds are not saved up: a burst would hold up whoever writes a message just then. */
const BURST = 256 * 1024

let allowance = BURST
let filledAt = performance.now()
let ticking = false
const waiting: { bytes: number; go(): void }[] = []

/** Resolves when these bytes may go. Everybody waits in one line, and an upload never has more than one piece in it. */
export function takeTurn(bytes: number): Promise<void> {
  return new Promise((go) => {
    waiting.push({ bytes, go })
    if (!ticking) serve()
  })
}

function serve(): void {
  const now = performance.now()
  allowance = Math.min(BURST, allowance + ((now - filledAt) / 1000) * config.uploadBytesPerSecond)
  filledAt = now
  while (waiting.length > 0 && allowance > 0) {
    const { bytes, go } = waiting.shift()!
    allowance -= bytes
    go()
  }
  ticking = waiting.length > 0
  if (ticking) setTimeout(serve, TICK)
}
