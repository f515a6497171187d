import { Video } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, Card, Checkbox, Note, Select } from '#ui'
import { useWords } from '#web/i18n'
import { canFilm } from '../media/film.ts'
import type { FilmingHere } from './use-filming.ts'

type Props = { from: 'camera' | 'screen'; filming: FilmingHere; live: boolean }

/** The camera or the screen of this device: looked at first, sent at the press beside. */
export function FromHere({ from, filming, live }: Props) {
  const t = useWords('broadcasts')
  const [music, setMusic] = useState(false)
  const [chosen, setChosen] = useState<{ cameraId?: string; micId?: string }>({})
  const devices = useDevices(filming.source !== undefined)
  const sends = filming.state !== undefined
  const open = (more: object = {}) => filming.open({ from, music, ...chosen, ...more })
  function choose(part: { cameraId?: string; micId?: string }) {
    setChosen({ ...chosen, ...part })
    void open(part)
  }
  if (!canFilm()) return <Note kind="bad">{t('here.cannot')}</Note>
  return (
    <Card title={t(`here.${from}`)}>
      <div className="stack">
        <div className="broadcasts-screen board">
          {filming.source ? (
            <Mirror stream={filming.source.stream} label={t('here.preview')} />
          ) : (
            <Button kind="pri" icon={Video} onClick={() => void open()}>
              {t(`here.open.${from}`)}
            </Button>
          )}
        </div>
        {filming.trouble && (
          <Note kind="wait" live>
            {t(`here.refused.${from}`)}
          </Note>
        )}
        {live && !sends && filming.source && <Note kind="wait">{t('here.notSent')}</Note>}
        {from === 'camera' && filming.source && (
          <Choice
            label={t('here.cameraWhich')}
            of={devices.filter(({ kind }) => kind === 'videoinput')}
            value={chosen.cameraId}
            onChange={(cameraId) => choose({ cameraId })}
          />
        )}
        {filming.source && (
          <Choice
            label={t('here.micWhich')}
            of={devices.filter(({ kind }) => kind === 'audioinput')}
            value={chosen.micId}
            onChange={(micId) => choose({ micId })}
          />
        )}
        <Checkbox
          label={t('here.music')}
          hint={t('here.musicHint')}
          checked={music}
          disabled={sends}
          onChange={(on) => {
            setMusic(on)
            if (filming.source && from === 'camera') void open({ music: on })
          }}
        />
      </div>
    </Card>
  )
}

function Mirror({ stream, label }: { stream: MediaStream; label: string }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return <video ref={video} autoPlay playsInline muted aria-label={label} />
}

type ChoiceProps = { label: string; of: MediaDeviceInfo[]; value: string | undefined; onChange: (id: string) => void }

function Choice({ label, of, value, onChange }: ChoiceProps) {
  if (of.length < 2) return null
  const options = of.map(({ deviceId, label: name }) => ({ value: deviceId, label: name || deviceId.slice(0, 8) }))
  return <Select label={label} options={options} value={value ?? options[0]!.value} onChange={onChange} />
}

/** Named only once one of them is open. */
function useDevices(open: boolean): MediaDeviceInfo[] {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([])
  useEffect(() => {
    if (!open) return
    void navigator.mediaDevices
      .enumerateDevices()
      .then((all) => setDevices(all.filter(({ deviceId }) => deviceId !== '')))
      .catch(() => undefined) // the system's own choice serves
  }, [open])
  return devices
}
