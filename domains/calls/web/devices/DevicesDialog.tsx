import { useEffect, useState } from 'react'
import { Button, Dialog, Note, toast } from '#ui'
import { useWords } from '#web/i18n'
import { type Devices, keepDevices, listDevices } from '../media/devices.ts'
import type { Device } from '../media/own.ts'
import type { Session, Shown } from '../media/session.ts'
import { DeviceChoice } from './DeviceChoice.tsx'

/** Another microphone, camera or speaker while the call goes on. */
export function DevicesDialog({ session, shown, onClose }: { session: Session; shown: Shown; onClose: () => void }) {
  const t = useWords('calls')
  const devices = useDevices()
  const [chosen, setChosen] = useState<Partial<Record<Device, string>>>({})
  const idOf = (which: Device) =>
    chosen[which] ?? session.own.tracks[which]?.getSettings().deviceId ?? session.own.wish[`${which}Id`]
  function choose(which: Device, id: string) {
    setChosen({ ...chosen, [which]: id })
    keepDevices({ [`${which}Id`]: id })
    session.own.choose(which, id).catch(() => toast(t(`preview.no.${which}`), { bad: true }))
  }
  const { mics = [], cameras = [], speakers = [] } = devices ?? {}
  const alone = devices && [mics, cameras, speakers].every(({ length }) => length < 2)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('devices.title')}
      actions={
        <Button kind="pri" onClick={onClose}>
          {t('devices.done')}
        </Button>
      }
    >
      <div className="stack">
        {alone && <Note>{t('devices.alone')}</Note>}
        <DeviceChoice
          label={t('preview.micWhich')}
          of={mics}
          value={idOf('mic')}
          onChange={(id) => choose('mic', id)}
        />
        <DeviceChoice
          label={t('devices.speakerWhich')}
          of={speakers}
          value={shown.speakerId}
          onChange={(id) => session.listenBy(id)}
        />
        <DeviceChoice
          label={t('preview.cameraWhich')}
          of={cameras}
          value={idOf('camera')}
          onChange={(id) => choose('camera', id)}
        />
      </div>
    </Dialog>
  )
}

/** As they are plugged in and out. */
function useDevices(): Devices | undefined {
  const [devices, setDevices] = useState<Devices>()
  useEffect(() => {
    const look = () => void listDevices().then(setDevices)
    look()
    navigator.mediaDevices?.addEventListener('devicechange', look)
    return () => navigator.mediaDevices?.removeEventListener('devicechange', look)
  }, [])
  return devices
}
