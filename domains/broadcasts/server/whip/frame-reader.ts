import { H264RtpPayload, type MediaStreamTrack, type RtpPacket, Vp8RtpPayload } from 'werift'
import { DepacketizeBase, JitterBufferBase } from 'werift/nonstandard'
import type { Received } from './talk.ts'

const CODECS = {
  'video/h264': { codec: 'H264', form: 'mpeg4/iso/avc', ends: H264RtpPayload.isDetectedFinalPacketInSequence },
  'video/vp8': { codec: 'VP8', form: 'vp8', ends: Vp8RtpPayload.isDetectedFinalPacketInSequence },
  'audio/opus': { codec: 'OPUS', form: 'opus', ends: () => true },
} as const

interface Hears {
  began: number
  frame(frame: Received): void
  /** A packet is missing: the picture is broken up to the next whole one. */
  lost(): void
}

/** Packets of a track in their order, as whole pictures and sounds, by one clock for all tracks. */
export function frameReader(track: MediaStreamTrack, { began, frame, lost }: Hears): (packet: RtpPacket) => void {
  const { mimeType, clockRate } = track.codec!
  const known = CODECS[mimeType.toLowerCase() as keyof typeof CODECS]
  const inOrder = new JitterBufferBase(clockRate)
  const whole = new DepacketizeBase(known.form, { isFinalPacketInSequence: known.ends })
  const clock = clockFrom(clockRate / 1000, began)
  return (packet) => {
    for (const { rtp, isPacketLost } of inOrder.processInput({ rtp: packet })) {
      if (isPacketLost) lost()
      if (!rtp) continue
      const at = clock(rtp.header.timestamp)
      for (const { frame: made } of whole.processInput({ rtp, time: at }))
        if (made) frame({ codec: known.codec, at, key: known.codec === 'OPUS' || made.isKeyframe, bytes: made.data })
    }
  }
}

/** Milliseconds since `began`: where a track's clock stands is told by when its first packet comes. */
function clockFrom(perMillisecond: number, began: number): (timestamp: number) => number {
  let last: number | undefined
  let at = 0
  return (timestamp) => {
    at = last === undefined ? Date.now() - began : at + ((timestamp - last) | 0) / perMillisecond
    last = timestamp
    return Math.max(0, Math.round(at))
  }
}
