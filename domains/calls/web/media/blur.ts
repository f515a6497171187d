// The background is blurred by the device itself where it can (the system's camera effects); we bring no model for it,
// and send nobody's picture anywhere to be worked on.

type Blurring = { backgroundBlur?: boolean[] | boolean }

export const canBlur = (camera: MediaStreamTrack | undefined): boolean => {
  const able = (camera?.getCapabilities?.() as Blurring | undefined)?.backgroundBlur
  return Array.isArray(able) && able.includes(true) && able.includes(false)
}

export const isBlurred = (camera: MediaStreamTrack | undefined): boolean =>
  (camera?.getSettings?.() as Blurring | undefined)?.backgroundBlur === true

export const setBlur = (camera: MediaStreamTrack, on: boolean): Promise<boolean> =>
  camera.applyConstraints({ backgroundBlur: on } as MediaTrackConstraints).then(
    () => true,
    () => false, // the system has said no
  )
