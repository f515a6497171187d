import { BellRing, Printer } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Announcement, listAcknowledgements, printAcknowledgements, remind } from '#contract/announcements'
import { Button, Card, Confirm, Field, Pills, Progress, toast } from '#ui'
import { downloadUrl, useAsk, useRun } from '#web/api'
import { dayTimeInSentence, useWords } from '#web/i18n'
import { NamesList, type Narrowing } from './NamesList.tsx'

const HOURS = 12 * 3600_000

/** Who has confirmed and who has not, by name; a reminder to the rest; the sheet. */
export function NamesCard({ announcement, canRemind }: { announcement: Announcement; canRemind: boolean }) {
  const t = useWords('announcements')
  const { id: announcementId, remindedAt } = announcement
  const [state, setState] = useState<Narrowing>('all')
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  const { data } = useAsk<typeof listAcknowledgements>('announcements.listAcknowledgements', { announcementId })
  const total = data?.total
  const counts = total && {
    all: total.of,
    confirmed: total.confirmed,
    waiting: total.of - total.confirmed,
    absent: total.absent,
  }
  const lately = remindedAt !== null && Date.now() - Date.parse(remindedAt) < HOURS
  return (
    <Card
      title={t('names.title')}
      aside={data?.scope === 'class' && <span className="small dim">{t('names.scope')}</span>}
    >
      <div className="announcements-names">
        {total && (
          <div className="announcements-bar">
            <b>{t('progress', total)}</b>
            {remindedAt && (
              <span className="small dim">{t('names.remindedAt', { when: dayTimeInSentence(remindedAt) })}</span>
            )}
            <Progress value={total.confirmed} max={total.of} label={t('progressLabel', total)} />
          </div>
        )}
        <div className="announcements-acts">
          {canRemind && counts && counts.waiting > counts.absent && !lately && (
            <RemindButton
              announcementId={announcementId}
              rest={counts.waiting - counts.absent}
              absent={counts.absent}
            />
          )}
          <Button
            kind="line"
            icon={Printer}
            href={downloadUrl<typeof printAcknowledgements>('announcements.printAcknowledgements', { announcementId })}
            target="_blank"
          >
            {t('names.print')}
          </Button>
        </div>
        <Field
          type="search"
          label={<span className="sr">{t('names.find')}</span>}
          placeholder={t('names.find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Pills
          label={t('names.filter')}
          value={state}
          onChange={setState}
          options={(['all', 'confirmed', 'waiting', 'absent'] as const).map((value) => ({
            value,
            label: counts ? `${t(`names.${value}`)} ${counts[value]}` : t(`names.${value}`),
          }))}
        />
      </div>
      <NamesList announcementId={announcementId} state={state} text={sought} />
    </Card>
  )
}

function RemindButton({ announcementId, rest, absent }: { announcementId: string; rest: number; absent: number }) {
  const t = useWords('announcements')
  const [open, setOpen] = useState(false)
  const reminding = useRun<typeof remind>('announcements.remind', {
    refresh: ['announcements.getAnnouncement'],
    onDone: () => {
      toast(t('names.remindedToast'))
      setOpen(false)
    },
  })
  return (
    <>
      <Button kind="soft" icon={BellRing} onClick={() => setOpen(true)}>
        {t('names.remind')}
      </Button>
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title={t('names.remind')}
        confirm={t('names.remind')}
        cancel={t('cancel')}
        busy={reminding.isPending}
        onConfirm={() => reminding.mutate({ announcementId }, { onError: ({ reason }) => toast(reason) })}
      >
        <p>{t('names.remindText', { count: rest })}</p>
        {absent > 0 && <p>{t('names.remindAbsent')}</p>}
      </Confirm>
    </>
  )
}
