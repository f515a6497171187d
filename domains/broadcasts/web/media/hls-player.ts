import Hls, { ErrorTypes, Events } from 'hls.js/light'

export interface Playing {
  stop(): void
}

/** Told when the picture is lost or comes back, and when it is not to be had at all any more. */
interface Told {
  moves(): void
  gone(): void
}

const AGAIN_IN = 1000
const BEHIND = 6

/** LL-HLS in a video: by hls.js, or by the browser itself where it knows how. */
export function play(video: HTMLVideoElement, url: string, told: Told): Playing {
  if (!Hls.isSupported()) return playItself(video, url, told)
  let hls: Hls | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let over = false
  function begin() {
    const mine = new Hls({
      enableWorker: false,
      lowLatencyMode: true,
      liveDurationInfinity: true,
      backBufferLength: 20,
      maxBufferLength: 10,
      maxLiveSyncPlaybackRate: 1.15,
      // One hiccup does not make somebody late for the rest of the concert.
      liveSyncOnStallIncrease: 0.3,
    })
    hls = mine
    mine.on(Events.ERROR, (_event, { fatal, type, response }) => {
      if (!fatal || over) return
      if ([401, 403, 404, 409].includes(response?.code ?? 0)) told.gone()
      if (type === ErrorTypes.MEDIA_ERROR) mine.recoverMediaError()
      else later()
    })
    mine.on(Events.FRAG_BUFFERED, () => catchUp(mine))
    mine.loadSource(url)
    mine.attachMedia(video)
  }
  /** After a sleep or a break a viewer goes on with what is new. */
  function catchUp(mine: Hls) {
    const edge = mine.liveSyncPosition
    if (edge && edge - video.currentTime > BEHIND && !video.paused) video.currentTime = edge
  }
  function later() {
    hls?.destroy()
    clearTimeout(again)
    again = setTimeout(() => !over && begin(), AGAIN_IN)
  }
  video.addEventListener('timeupdate', told.moves)
  begin()
  return {
    stop() {
      over = true
      clearTimeout(again)
      video.removeEventListener('timeupdate', told.moves)
      hls?.destroy()
    },
  }
}

function playItself(video: HTMLVideoElement, url: string, told: Told): Playing {
  let over = false
  const failed = () => setTimeout(() => !over && begin(), AGAIN_IN)
  const begin = () => {
    video.src = url
    video.load()
  }
  video.addEventListener('error', failed)
  video.addEventListener('timeupdate', told.moves)
  begin()
  return {
    stop() {
      over = true
      video.removeEventListener('error', failed)
      video.removeEventListener('timeupdate', told.moves)
      video.removeAttribute('src')
      video.load()
    },
  }
}
