import { useRef, useState } from 'react'
import type { Recording, watch } from '#contract/recordings'
import { Segmented } from '#ui'
import { downloadUrl } from '#web/api'
import { useWords } from '#web/i18n'

const SPEEDS = ['0.75', '1', '1.25', '1.5', '2'] as const

/** The browser's own player, which seeks by ranges, and the speeds of a school: slower for the hard part, twice for the rest. */
export function Player({ recording }: { recording: Recording }) {
  const t = useWords('recordings')
  const film = useRef<HTMLVideoElement>(null)
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>('1')
  function choose(next: (typeof SPEEDS)[number]) {
    setSpeed(next)
    if (film.current) film.current.playbackRate = Number(next)
  }
  return (
    <div className="recordings-player">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
      <video
        ref={film}
        src={`${downloadUrl<typeof watch>('recordings.watch', { recordingId: recording.id })}#t=0.1`}
        controls
        playsInline
        preload="metadata"
        aria-label={t('card.kind')}
        onPlay={(event) => {
          event.currentTarget.playbackRate = Number(speed)
        }}
      />
      <div className="row wrap">
        <Segmented
          label={t('speed')}
          value={speed}
          onChange={choose}
          options={SPEEDS.map((value) => ({ value, label: `${value.replace('.', ',')}×` }))}
        />
        <a href={downloadUrl<typeof watch>('recordings.watch', { recordingId: recording.id, save: '1' })} data-file="">
          {t('save')}
        </a>
      </div>
    </div>
  )
}
