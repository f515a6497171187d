const PRESSED_WITHIN = 1500
const AGAIN_AFTER = 5000

/** A live picture goes on by itself, unless a person has stopped it. `blocked`: the browser lets it begin only without sound. */
export function keepPlaying(video: HTMLVideoElement, blocked: () => void): () => void {
  let pressedAt = Number.NEGATIVE_INFINITY
  let begunAt = Number.NEGATIVE_INFINITY
  let stopped = false
  let left = false
  function begin() {
    if (left || stopped || !video.paused || document.visibilityState !== 'visible') return
    begunAt = performance.now()
    video.play().catch((error) => {
      // No page may speak before it is pressed: without sound it may be seen.
      if (left || error.name !== 'NotAllowedError' || video.muted) return
      video.muted = true
      blocked()
      begin()
    })
  }
  const press = () => {
    pressedAt = performance.now()
  }
  /** By a hand, or again and again by something that knows better: then it stays so. */
  function pause() {
    const now = performance.now()
    stopped = video.readyState > 1 && (now - pressedAt < PRESSED_WITHIN || now - begunAt < AGAIN_AFTER)
    begin()
  }
  const play = () => {
    stopped = false
  }
  const hearing = { canplay: begin, pause, play, pointerdown: press, keydown: press }
  for (const [type, hear] of Object.entries(hearing)) video.addEventListener(type, hear)
  document.addEventListener('visibilitychange', begin)
  return () => {
    left = true
    for (const [type, hear] of Object.entries(hearing)) video.removeEventListener(type, hear)
    document.removeEventListener('visibilitychange', begin)
  }
}
