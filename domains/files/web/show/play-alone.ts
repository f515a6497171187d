let playing: HTMLMediaElement | undefined

/** One sounds at a time: whatever played before falls silent. */
export function playAlone(media: HTMLMediaElement): void {
  if (playing !== media) playing?.pause()
  playing = media
}
