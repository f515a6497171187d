import { Copy, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Broadcast, openCamera, renewKey } from '#contract/broadcasts'
import { Button, Card, Confirm, Field, IconButton, Note, Segmented, Skeleton, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { LivePlayer } from '../watch/LivePlayer.tsx'
import type { Health } from './use-health.ts'

const DOORS = ['rtmp', 'whip'] as const
type Door = (typeof DOORS)[number]

/** OBS or a camera that speaks RTMP or WHIP: where to, by what key, and what has come. */
export function CameraCard({ broadcast, health }: { broadcast: Broadcast; health: Health | undefined }) {
  const t = useWords('broadcasts')
  const [asking, setAsking] = useState(false)
  const [door, setDoor] = useState<Door>('rtmp')
  const opening = useRun<typeof openCamera>('broadcasts.openCamera')
  const { mutate, data, error } = opening
  const broadcastId = broadcast.id
  useEffect(() => mutate({ broadcastId }), [mutate, broadcastId])
  const renewing = useRun<typeof renewKey>('broadcasts.renewKey', {
    onDone: () => {
      setAsking(false)
      mutate({ broadcastId })
      toast(t('camera.renewed'))
    },
  })
  return (
    <Card title={t('camera.title')}>
      <div className="stack">
        <Segmented<Door>
          label={t('camera.door')}
          value={door}
          onChange={setDoor}
          options={DOORS.map((value) => ({ value, label: t(`camera.doors.${value}`) }))}
        />
        <p className="dim">{t(`camera.how.${door}`)}</p>
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton lines={3} />}
        {data && (
          <>
            <Copied
              label={t('camera.server')}
              value={door === 'whip' ? data.whip : data.server}
              copied={t('camera.copied')}
            />
            <Copied label={t(`camera.key.${door}`)} value={data.key} copied={t('camera.copied')} secret />
            <div className="row wrap">
              <Button kind="line" icon={RefreshCw} onClick={() => setAsking(true)}>
                {t('camera.renew')}
              </Button>
            </div>
          </>
        )}
        {health?.source === 'camera' && health.watchable ? (
          <LivePlayer broadcastId={broadcast.id} title={t('camera.preview')} flowing={health.flowing} quiet />
        ) : (
          <Note kind="wait">{t('camera.waiting')}</Note>
        )}
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('camera.renewTitle')}
        confirm={t('camera.renew')}
        cancel={t('plan.cancel')}
        busy={renewing.isPending}
        onConfirm={() => renewing.mutate({ broadcastId })}
      >
        {t('camera.renewText')}
      </Confirm>
    </Card>
  )
}

type CopiedProps = { label: string; value: string; copied: string; secret?: boolean }

function Copied({ label, value, copied, secret = false }: CopiedProps) {
  const t = useWords('broadcasts')
  return (
    <div className="broadcasts-copied">
      <Field label={label} value={value} readOnly {...(secret ? { type: 'password', autoComplete: 'off' } : {})} />
      <IconButton
        icon={Copy}
        label={t('camera.copy', { what: label })}
        onClick={() => void navigator.clipboard.writeText(value).then(() => toast(copied))}
      />
    </div>
  )
}
