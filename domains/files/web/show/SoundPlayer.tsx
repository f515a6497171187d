import '../files.css'
import '../words.ts'
import { Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { FileRef } from '#contract/files'
import { Icon } from '#ui'
import { formatLength, formatSize, useWords } from '#web/i18n'
import { fileUrl, saveUrl } from './address.ts'
import { playAlone } from './play-alone.ts'
import { Waveform } from './Waveform.tsx'

const SPEEDS = [1, 1.5, 2]
let lastSpeed = 1

/** A voice message or a recording: a wave to press on, and three speeds. Nothing is fetched before the first press. */
export function SoundPlayer({ file }: { file: FileRef }) {
  const t = useWords('files')
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [speed, setSpeed] = useState(lastSpeed)
  const [whole, setWhole] = useState(file.seconds ?? 0)

  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => setAt(audio.current?.currentTime ?? 0), 100)
    return () => clearInterval(timer)
  }, [playing])

  const toggle = () => {
    const element = audio.current!
    if (!element.paused) return element.pause()
    playAlone(element)
    element.playbackRate = speed
    element.play().catch(() => setPlaying(false)) // not fetched: the button is there to press again
  }
  const seek = (seconds: number) => {
    setAt(seconds)
    audio.current!.currentTime = seconds
  }
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length]!
    lastSpeed = next
    setSpeed(next)
    audio.current!.playbackRate = next
  }
  const voice = file.kind === 'voice'
  return (
    <div className="files-sound">
      {/* biome-ignore lint/a11y/useMediaCaption: spoken by people, as they speak */}
      <audio
        ref={audio}
        src={fileUrl(file)}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onDurationChange={({ currentTarget: { duration } }) => Number.isFinite(duration) && setWhole(duration)}
      />
      <button
        type="button"
        className="btn btn-soft btn-round"
        aria-label={t(playing ? 'sound.pause' : 'sound.play', { length: formatLength(whole) })}
        onClick={toggle}
      >
        <Icon of={playing ? Pause : Play} />
      </button>
      <span className="files-sound-body">
        {!voice && (
          <a href={saveUrl(file)} data-file="">
            {file.name}
          </a>
        )}
        <Waveform levels={file.waveform} share={whole ? at / whole : 0} seed={file.id}>
          <input
            type="range"
            min={0}
            max={Math.max(1, whole)}
            step={0.1}
            value={Math.min(at, whole)}
            aria-label={t('sound.seek')}
            aria-valuetext={formatLength(at)}
            onChange={({ target }) => seek(Number(target.value))}
          />
        </Waveform>
        <small>
          <span>{playing || at > 0 ? `${formatLength(at)} / ${formatLength(whole)}` : formatLength(whole)}</span>
          {!voice && <span>{formatSize(file.size)}</span>}
        </small>
      </span>
      <button
        type="button"
        className="files-speed"
        aria-label={t('sound.speed', { speed: spoken(speed) })}
        onClick={faster}
      >
        {spoken(speed)}×
      </button>
    </div>
  )
}

const spoken = (speed: number) => String(speed).replace('.', ',')
