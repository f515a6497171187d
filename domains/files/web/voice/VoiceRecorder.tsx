import '../files.css'
import '../words.ts'
import { clsx } from 'clsx'
import { Mic, SendHorizontal, X } from 'lucide-react'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { announce, Button, Icon, IconButton, toast } from '#ui'
import { formatLength, useWords } from '#web/i18n'
import { type Recording, startRecording } from './recording.ts'

export interface Recorded {
  file: File
  seconds: number
  waveform: number[]
}

type Props = {
  onDone: (recorded: Recorded) => void
  /** While it records, its line takes the place of the field. */
  onRecording?: (recording: boolean) => void
  disabled?: boolean
}

const LONGEST = 300
const SHORTEST = 0.7
const SLIDE = 80
const HOLD = 400
const SHOWN = 60

/** A press begins and a press ends; on a phone it may be held instead, and slid to the left to be thrown away. */
export function VoiceRecorder({ onDone, onRecording, disabled }: Props) {
  const t = useWords('files')
  const recording = useRef<Recording | undefined>(undefined)
  const wanted = useRef(false)
  const held = useRef<{ x: number; at: number } | undefined>(undefined)
  const [on, setOn] = useState(false)
  const [levels, setLevels] = useState<readonly number[]>([])
  const [slid, setSlid] = useState(0)
  const latest = useRef({ onDone, onRecording })
  latest.current = { onDone, onRecording }

  const show = (now: boolean) => {
    wanted.current = now
    setOn(now)
    setSlid(0)
    setLevels([])
    latest.current.onRecording?.(now)
  }
  const begin = async () => {
    if (wanted.current) return
    show(true)
    try {
      const begun = await startRecording((level) => setLevels((before) => [...before.slice(1 - SHOWN), level]))
      // Thrown away while the browser was still asking for the microphone.
      if (!wanted.current) return begun.cancel()
      recording.current = begun
      announce(t('voice.begun'))
    } catch {
      // The browser has told why in its own way; here is what to do.
      show(false)
      toast(t('voice.closed'), { bad: true })
    }
  }
  const cancel = () => {
    recording.current?.cancel()
    recording.current = undefined
    show(false)
    announce(t('voice.cancelled'))
  }
  const finish = async () => {
    const one = recording.current
    if (!one) return
    if (one.seconds() < SHORTEST) return cancel()
    recording.current = undefined
    const recorded = await one.finish()
    show(false)
    latest.current.onDone(recorded)
  }
  const ends = useRef({ cancel, finish })
  ends.current = { cancel, finish }

  useEffect(() => {
    if (!on) return
    const timer = setInterval(() => (recording.current?.seconds() ?? 0) >= LONGEST && ends.current.finish(), 250)
    const keyed = (event: KeyboardEvent) => event.key === 'Escape' && ends.current.cancel()
    addEventListener('keydown', keyed)
    return () => {
      clearInterval(timer)
      removeEventListener('keydown', keyed)
    }
  }, [on])
  useEffect(() => () => recording.current?.cancel(), [])

  const down = (event: PointerEvent) => {
    if (event.pointerType === 'mouse' || disabled) return
    held.current = { x: event.clientX, at: Date.now() }
    event.currentTarget.setPointerCapture(event.pointerId)
    begin()
  }
  const move = (event: PointerEvent) => {
    if (!held.current) return
    const left = held.current.x - event.clientX
    setSlid(Math.max(0, left))
    if (left < SLIDE) return
    held.current = undefined
    cancel()
  }
  const up = () => {
    const press = held.current
    held.current = undefined
    setSlid(0)
    if (press && Date.now() - press.at > HOLD) finish()
  }

  // The button stays in its place while it records: a finger may be on it.
  return (
    <>
      {on && (
        // biome-ignore lint/a11y/useSemanticElements: buttons around a wave are no fieldset
        <div className="files-recorder" role="group" aria-label={t('voice.recording')}>
          <IconButton icon={X} label={t('voice.cancel')} onClick={cancel} />
          <span className="files-recording-dot" aria-hidden="true" />
          <span className="files-recorder-time">
            {formatLength(levels.length ? (recording.current?.seconds() ?? 0) : 0)}
          </span>
          <LiveWave levels={levels} />
          {slid > 0 && <span className="files-slide">{t('voice.slide')}</span>}
          <Button
            kind="pri"
            className="composer-send"
            icon={SendHorizontal}
            onClick={finish}
            aria-label={t('voice.done')}
          />
        </div>
      )}
      <Button
        className={clsx('btn-round files-mic', on && 'files-mic-on')}
        aria-label={t('voice.record')}
        title={t('voice.record')}
        disabled={disabled}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onClick={begin}
      >
        <Icon of={Mic} size="l" />
      </Button>
    </>
  )
}

function LiveWave({ levels }: { levels: readonly number[] }) {
  const bars = levels.map((level, place) => {
    const half = 1.5 + (level / 31) * 12
    return `M${(SHOWN - levels.length + place) * 4 + 2} ${16 - half}V${16 + half}`
  })
  return (
    <svg
      className="files-livewave"
      viewBox={`0 0 ${SHOWN * 4} 32`}
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
    >
      <path d={bars.join('')} />
    </svg>
  )
}
