import { ChartColumn, Download, Ellipsis, Lock } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { closePoll, exportVotes, getPoll, Poll } from '#contract/polls'
import { Confirm, IconButton, Menu, type MenuItem, toast } from '#ui'
import { downloadUrl, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { VoterNames } from './VoterNames.tsx'

type Props = { poll: Poll; can: OutputOf<typeof getPoll>['can'] }

export function PollMenu({ poll, can }: Props) {
  const t = useWords('polls')
  const [open, setOpen] = useState<'names' | 'close'>()
  const closing = useRun<typeof closePoll>('polls.closePoll', {
    refresh: ['polls.getPoll'],
    onDone: () => setOpen(undefined),
  })
  const table = (format: 'xlsx' | 'csv') =>
    location.assign(downloadUrl<typeof exportVotes>('polls.exportVotes', { pollId: poll.id, format }))
  const items: MenuItem[] = [
    ...(can.names ? [{ key: 'names', icon: ChartColumn, label: t('names'), onSelect: () => setOpen('names') }] : []),
    ...(can.export
      ? [
          { key: 'xlsx', icon: Download, label: t('exportXlsx'), onSelect: () => table('xlsx') },
          { key: 'csv', icon: Download, label: t('exportCsv'), onSelect: () => table('csv') },
        ]
      : []),
    ...(can.close ? [{ key: 'close', icon: Lock, label: t('close'), onSelect: () => setOpen('close') }] : []),
  ]
  if (items.length === 0) return null
  return (
    <>
      <Menu trigger={<IconButton icon={Ellipsis} label={t('more')} />} label={t('more')} items={items} align="end" />
      {open === 'names' && <VoterNames poll={poll} onClose={() => setOpen(undefined)} />}
      <Confirm
        open={open === 'close'}
        onClose={() => setOpen(undefined)}
        title={t('close')}
        confirm={t('close')}
        cancel={t('cancel')}
        busy={closing.isPending}
        onConfirm={() => closing.mutate({ pollId: poll.id }, { onError: ({ reason }) => toast(reason) })}
      >
        {t('closeText')}
      </Confirm>
    </>
  )
}
