import { Check } from 'lucide-react'
import type { MouseEvent } from 'react'
import type { OutputOf } from '#contract'
import type { acknowledge, getAnnouncement, Mine } from '#contract/announcements'
import { Button, Icon, toast } from '#ui'
import { queryClient, useRun } from '#web/api'
import { dayTimeInSentence, type Say, useWords } from '#web/i18n'
import { stayNear } from './stay-near.ts'

type Props = { announcementId: string; mine: Mine[] }

/** «Ознакомлен(а)», once for oneself, or for each child. */
export function ConfirmButtons({ announcementId, mine }: Props) {
  const t = useWords('announcements')
  const confirming = useConfirming(announcementId)
  const waiting = mine.filter(({ at }) => !at)
  const press = (rows: Mine[]) => (event: MouseEvent<HTMLElement>) => {
    stayNear(event.currentTarget)
    confirming.mutate(
      { announcementId, aboutIds: rows.map(({ aboutId }) => aboutId) },
      { onError: ({ reason }) => toast(reason) },
    )
  }
  return (
    <>
      {waiting.map((row) => (
        <Button
          key={row.aboutId}
          // Beside others a tick would say that it has been pressed already.
          {...(waiting.length === 1 ? { kind: 'pri', icon: Check } : { kind: 'soft' })}
          busy={confirming.isPending}
          onClick={press([row])}
        >
          {labelOf(row, mine, t)}
        </Button>
      ))}
      {waiting.length > 1 && (
        <Button kind="pri" icon={Check} busy={confirming.isPending} onClick={press(waiting)}>
          {t('confirmAll')}
        </Button>
      )}
    </>
  )
}

/** What I have confirmed, and when. */
export function Confirmed({ mine }: { mine: Mine[] }) {
  const t = useWords('announcements')
  return mine.map((row) =>
    row.at ? (
      <p key={row.aboutId} className="announcements-done">
        <Icon of={Check} size="s" />
        {row.child && mine.length > 1
          ? t('confirmedFor', { name: row.child.name, when: dayTimeInSentence(row.at) })
          : t('confirmed', { when: dayTimeInSentence(row.at) })}
      </p>
    ) : null,
  )
}

const labelOf = (row: Mine, mine: Mine[], t: Say) =>
  row.child && mine.length > 1 ? t('confirmFor', { name: row.child.name }) : t('confirm')

function useConfirming(announcementId: string) {
  return useRun<typeof acknowledge>('announcements.acknowledge', {
    onDone: ({ mine, progress }) => {
      const key = ['announcements.getAnnouncement', { announcementId }]
      queryClient.setQueryData<OutputOf<typeof getAnnouncement>>(
        key,
        (known) => known && { ...known, mine, announcement: { ...known.announcement, progress } },
      )
    },
    refresh: ['announcements.listWaiting'],
  })
}
