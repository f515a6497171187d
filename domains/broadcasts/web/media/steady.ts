// A screen on which nothing moves gives no pictures, and a broadcast without pictures stands still. So the last one is
// given again, by a clock that goes on while the page is behind another window.

interface Processor {
  readable: ReadableStream<VideoFrame>
}
interface Generator extends MediaStreamTrack {
  writable: WritableStream<VideoFrame>
}
interface Insertable {
  MediaStreamTrackProcessor?: new (of: { track: MediaStreamTrack }) => Processor
  MediaStreamTrackGenerator?: new (of: { kind: 'video' }) => Generator
}

const TICK_MS = 66

export function steady(track: MediaStreamTrack): { track: MediaStreamTrack; stop(): void } {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as unknown as Insertable
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return { track, stop: () => undefined }
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader()
  const generator = new MediaStreamTrackGenerator({ kind: 'video' })
  const writer = generator.writable.getWriter()
  let last: VideoFrame | undefined
  let shownAt = 0
  const began = performance.now()
  const give = (frame: VideoFrame) => {
    shownAt = performance.now()
    // Of one clock: a picture that is given again is newer than the one before.
    const stamped = new VideoFrame(frame, { timestamp: Math.round((shownAt - began) * 1000) })
    void writer.write(stamped).catch(() => stamped.close()) // nobody looks any more
  }
  async function read(): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      last?.close()
      last = value
      give(value)
    }
  }
  const stopClock = everyTick(() => {
    if (last && performance.now() - shownAt > TICK_MS) give(last)
  })
  read().catch(() => undefined) // the screen is shown no more
  return {
    track: generator,
    stop() {
      stopClock()
      void reader.cancel().catch(() => undefined) // it has ended already
      last?.close()
      last = undefined
      generator.stop()
    },
  }
}

/** Timers of a page in the background are slowed down; those of a worker are not. */
function everyTick(tick: () => void): () => void {
  const source = URL.createObjectURL(
    new Blob([`setInterval(() => postMessage(0), ${TICK_MS})`], { type: 'text/javascript' }),
  )
  const worker = new Worker(source)
  worker.onmessage = tick
  return () => {
    worker.terminate()
    URL.revokeObjectURL(source)
  }
}
