import './moderation.css'
import './words.ts'
import { Printer, ScrollText } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { JournalEntry, listJournal, printJournal } from '#contract/moderation'
import type { Hat } from '#contract/people'
import { InSchool } from '#screens/people'
import { Button, Empty, Field, Note, Skeleton, Table, TopBar } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { dotted } from '#web/dotted'
import { formatTime, type Say, useWords } from '#web/i18n'
import { chatName } from './chat-name.ts'
import { DeskTabs } from './DeskTabs.tsx'
import { dayOf } from './day.ts'
import './live.ts'

/** Every deed of the desk: to find, to read, to print. */
export const JournalScreen = () => <InSchool administer>{(hat) => <Journal hat={hat} />}</InSchool>

function Journal({ hat }: { hat: Hat }) {
  const t = useWords('moderation')
  const [wish, setWish] = useState({ text: '', from: '', to: '' })
  const late = useDeferredValue(wish)
  const given = Object.fromEntries(Object.entries(late).filter(([, value]) => value.trim() !== ''))
  const input = { organizationId: hat.organization.id, ...given }
  const { data, error } = useAsk<typeof listJournal>('moderation.listJournal', input, {
    placeholderData: (before) => before,
  })
  const zone = hat.organization.timeZone
  return (
    <>
      <TopBar title={t('journal.title')} text={hat.organization.shortName} back="/school">
        <Button
          kind="line"
          icon={Printer}
          href={downloadUrl<typeof printJournal>('moderation.printJournal', input)}
          target="_blank"
        >
          {t('print')}
        </Button>
      </TopBar>
      <DeskTabs />
      <search className="moderation-find">
        <Field
          label={t('journal.find')}
          type="search"
          value={wish.text}
          onChange={(event) => setWish({ ...wish, text: event.target.value })}
        />
        {(['from', 'to'] as const).map((side) => (
          <Field
            key={side}
            label={t(`journal.${side}`)}
            type="date"
            value={wish[side]}
            onChange={(event) => setWish({ ...wish, [side]: event.target.value })}
          />
        ))}
      </search>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={8} />}
      {data?.entries.length === 0 && <Empty icon={ScrollText} title={t('journal.none')} text={t('journal.noneHint')} />}
      {data && data.entries.length > 0 && (
        <Table<JournalEntry>
          caption={t('journal.title')}
          rows={data.entries}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'deed',
              head: t('journal.deed'),
              place: 'main',
              cell: (entry) => sayDeed(t, entry, zone),
            },
            {
              key: 'at',
              head: t('journal.at'),
              cell: ({ at }) => `${dayOf(at, zone)}, ${formatTime(at, { timeZone: zone })}`,
            },
            { key: 'by', head: t('journal.by'), cell: ({ by }) => by ?? t('journal.filter') },
            { key: 'about', head: t('journal.about'), cell: ({ about }) => about ?? '—' },
            {
              key: 'words',
              head: t('journal.words'),
              cell: ({ words, chat }) => dotted(words, chat && chatName(t, chat)) || '—',
            },
          ]}
        />
      )}
    </>
  )
}

function sayDeed(t: Say, { deed, measure, until }: JournalEntry, zone: string): string {
  const what = [t(`deed.${deed}`), measure && t(`measure.${measure}`).toLowerCase()].filter(Boolean).join(': ')
  return until ? `${what}, ${t('until', { date: dayOf(until, zone) })}` : what
}
