import { useState } from 'react'
import type { Broadcast, callOff } from '#contract/broadcasts'
import { Button, Confirm, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

export function CallOff({ broadcast }: { broadcast: Broadcast }) {
  const t = useWords('broadcasts')
  const [open, setOpen] = useState(false)
  const calling = useRun<typeof callOff>('broadcasts.callOff', {
    refresh: ['broadcasts.getBroadcast', 'broadcasts.listBroadcasts', 'broadcasts.listOfDay'],
    onDone: () => setOpen(false),
  })
  return (
    <>
      <Button kind="line" onClick={() => setOpen(true)}>
        {t('off.open')}
      </Button>
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title={t('off.title', { title: broadcast.title })}
        confirm={t('off.yes')}
        cancel={t('off.no')}
        red
        busy={calling.isPending}
        onConfirm={() =>
          calling.mutate({ broadcastId: broadcast.id }, { onError: ({ reason }) => toast(reason, { bad: true }) })
        }
      >
        {t('off.text')}
      </Confirm>
    </>
  )
}
