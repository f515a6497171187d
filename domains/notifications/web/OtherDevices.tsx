import { Button, Card, toast } from '#ui'
import { useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import type { Device, unsubscribe } from '../contract.ts'

export function OtherDevices({ devices }: { devices: Device[] }) {
  const t = useWords('notifications')
  const removing = useRun<typeof unsubscribe>('notifications.unsubscribe', {
    refresh: ['notifications.getSettings'],
    onDone: () => toast(t('others.removed')),
  })
  if (devices.length === 0) return null
  return (
    <Card title={t('others.title')}>
      <ul className="notifications-devices">
        {devices.map(({ id, name, since, toldAt }) => (
          <li key={id}>
            <span className="sp">
              <b>{name}</b>
              <small className="dim">
                {toldAt
                  ? t('others.told', { date: formatPaperDate(toldAt) })
                  : t('others.since', { date: formatPaperDate(since) })}
              </small>
            </span>
            <Button
              kind="plain"
              aria-label={t('others.removeOne', { name })}
              onClick={() => removing.mutate({ deviceId: id }, { onError: sayRefusal })}
            >
              {t('others.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
