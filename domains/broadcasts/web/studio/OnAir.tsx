import { useState } from 'react'
import type { Broadcast, endBroadcast, goLive } from '#contract/broadcasts'
import { Button, Confirm, Note } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

type Props = {
  broadcast: Broadcast
  /** There is a picture to send. */
  ready: boolean
  /** Something is on its way to the server. */
  sending: boolean
  /** Begins to send what this device films; a camera sends by itself. */
  begin: (() => void) | undefined
  end: () => void
}

const REFRESH = ['broadcasts.getBroadcast', 'broadcasts.listBroadcasts', 'broadcasts.listOfDay']

export function OnAir({ broadcast, ready, sending, begin, end }: Props) {
  const t = useWords('broadcasts')
  const [asking, setAsking] = useState(false)
  const going = useRun<typeof goLive>('broadcasts.goLive', { refresh: REFRESH })
  const ending = useRun<typeof endBroadcast>('broadcasts.endBroadcast', {
    refresh: REFRESH,
    onDone: () => {
      setAsking(false)
      end()
    },
  })
  const live = broadcast.state === 'live'
  const error = going.error ?? ending.error
  function start() {
    begin?.()
    if (!live) going.mutate({ broadcastId: broadcast.id })
  }
  return (
    <div className="stack">
      <p className="dim">
        {t(live ? (sending ? (begin ? 'air.on' : 'air.onOutside') : 'air.silent') : ready ? 'air.ready' : 'air.choose')}
      </p>
      {(!live || (begin && !sending)) && (
        <Button kind="pri" big wide disabled={!ready} busy={going.isPending} onClick={start}>
          {t(live ? 'air.goOn' : 'air.start')}
        </Button>
      )}
      {live && (
        <Button kind="red" big wide onClick={() => setAsking(true)}>
          {t('air.end')}
        </Button>
      )}
      {error && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('air.endTitle')}
        confirm={t('air.end')}
        cancel={t('air.stay')}
        red
        busy={ending.isPending}
        onConfirm={() => ending.mutate({ broadcastId: broadcast.id })}
      >
        {t(broadcast.recorded ? 'air.endRecorded' : 'air.endText')}
      </Confirm>
    </div>
  )
}
