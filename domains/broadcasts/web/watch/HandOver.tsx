import { useState } from 'react'
import type { Broadcast, handOver, listPresenters } from '#contract/broadcasts'
import { Button, FormDialog, Select, Skeleton, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'

/** Another of the staff leads it: whoever was to is ill, or the other one has the camera. */
export function HandOver({ broadcast }: { broadcast: Broadcast }) {
  const t = useWords('broadcasts')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="line" onClick={() => setOpen(true)}>
        {t('hand.open')}
      </Button>
      {open && <ToWhom broadcastId={broadcast.id} onClose={() => setOpen(false)} />}
    </>
  )
}

function ToWhom({ broadcastId, onClose }: { broadcastId: string; onClose: () => void }) {
  const t = useWords('broadcasts')
  const [chosen, setChosen] = useState('')
  const { data } = useAsk<typeof listPresenters>('broadcasts.listPresenters', { broadcastId })
  const { mutate, isPending, error } = useRun<typeof handOver>('broadcasts.handOver', {
    refresh: ['broadcasts.getBroadcast', 'broadcasts.listBroadcasts', 'broadcasts.listPresenters'],
    onDone: ({ ledBy }) => {
      toast(t('hand.done', { name: ledBy }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('hand.title')}
      onClose={onClose}
      onSend={() => mutate({ broadcastId, personId: chosen })}
      send={t('hand.yes')}
      cancel={t('plan.cancel')}
      busy={isPending}
      disabled={!chosen}
      trouble={error?.reason}
    >
      {data ? (
        <Select
          label={t('hand.who')}
          hint={t('hand.hint')}
          value={chosen}
          options={[
            { value: '', label: t('hand.choose') },
            ...data.presenters.map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
          onChange={setChosen}
        />
      ) : (
        <Skeleton lines={2} />
      )}
    </FormDialog>
  )
}
