import { BellOff, BellRing } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, Card, Icon, Note, Skeleton, toast } from '#ui'
import { ApiError, refresh } from '#web/api'
import { useWords } from '#web/i18n'
import type { Settings } from '../contract.ts'
import { type PushState, readPush, turnOff, turnOn } from './push.ts'

/** This very browser: what it can, and one button. */
export function DeviceCard({ settings }: { settings: Settings }) {
  const t = useWords('notifications')
  const [state, setState] = useState<PushState>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const known = settings.devices.some(({ mine }) => mine)
  useEffect(() => {
    readPush().then(setState)
  }, [])
  const isOn = state === 'on' && known

  async function turn(on: boolean) {
    setBusy(true)
    setFailure(undefined)
    try {
      if (!on) await turnOff()
      else if (!(await turnOn(settings.publicKey))) return setState(await readPush())
      setState(on ? 'on' : 'off')
      await refresh('notifications.getSettings')
      toast(t(on ? 'device.turnedOn' : 'device.turnedOff'))
    } catch (error) {
      setFailure(error instanceof ApiError ? error.reason : t('device.failed'))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card title={t('device.title')} mark={<Icon of={isOn ? BellRing : BellOff} />}>
      {!state ? (
        <Skeleton lines={2} />
      ) : state === 'on' || state === 'off' ? (
        <div className="stack">
          <p>{t(isOn ? 'device.on' : 'device.off')}</p>
          {failure && (
            <Note kind="bad" live>
              {failure}
            </Note>
          )}
          <div>
            <Button kind={isOn ? 'line' : 'pri'} busy={busy} onClick={() => turn(!isOn)}>
              {t(isOn ? 'device.turnOff' : 'device.turnOn')}
            </Button>
          </div>
        </div>
      ) : (
        <Note>{t(`device.${state}`)}</Note>
      )}
    </Card>
  )
}
