import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'

type Props = { stream: MediaStream; label: string; mirrored?: boolean; whole?: boolean }

/** Somebody's camera or screen; its sound is played elsewhere. */
export function Picture({ stream, label, mirrored, whole }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current!
    element.srcObject = stream
    element.play().catch(() => undefined) // begins by itself with the first picture
    return () => {
      element.srcObject = null
    }
  }, [stream])
  return (
    <video
      ref={video}
      className={clsx('calls-picture', mirrored && 'calls-mirrored', whole && 'calls-whole')}
      autoPlay
      muted
      playsInline
      aria-label={label}
    />
  )
}

/** What the others say, by the speaker that was chosen. */
export function Sound({ stream, speakerId }: { stream: MediaStream; speakerId: string | undefined }) {
  const audio = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    const element = audio.current!
    element.srcObject = stream
    element.play().catch(() => undefined) // refused before the first press; the entry was one
    return () => {
      element.srcObject = null
    }
  }, [stream])
  useEffect(() => {
    if (speakerId) audio.current!.setSinkId?.(speakerId).catch(() => undefined) // pulled out by now: the system's own serves
  }, [speakerId])
  // biome-ignore lint/a11y/useMediaCaption: a live voice has no captions
  return <audio ref={audio} autoPlay />
}
