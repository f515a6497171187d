export const mayFloat = (): boolean => document.pictureInPictureEnabled

/** The screen that is shown, or whoever is large, or the first of the others: over all windows. Again: back. */
export function floatPicture(): Promise<unknown> {
  if (document.pictureInPictureElement) return document.exitPictureInPicture()
  const picture =
    document.querySelector<HTMLVideoElement>('.calls-screen video') ??
    document.querySelector<HTMLVideoElement>('.calls-tile video:not(.calls-mirrored)') ??
    document.querySelector<HTMLVideoElement>('.calls-tile video')
  return picture ? picture.requestPictureInPicture().catch(() => undefined) : Promise.resolve() // not playing yet
}
