import { Search, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Card, Empty, Note, Skeleton } from '#ui'
import { useWords } from '#web/i18n'
import type { FoundKind } from '../contract.ts'
import { AnnouncementRow, FileRow, MessageRow, PersonRow } from './rows.tsx'
import type { Filters } from './use-filters.ts'
import type { FoundView } from './use-found.ts'

type Props = { filters: Filters; view: FoundView; titleOf: (chatId: string) => string | undefined }

export function Results({ filters, view: { found, more, reason }, titleOf }: Props) {
  const t = useWords('search')
  if (!filters.sought) return <Empty icon={Search} title={t('start.title')} text={t('start.text')} />
  if (!found) return reason ? <Note kind="bad">{reason}</Note> : <Skeleton rows lines={6} />
  const { messages, files, announcements, people } = found
  const none = messages.length + files.length + announcements.length + people.length === 0
  if (none) return <Nothing filters={filters} />
  const group = (kind: FoundKind, rows: ReactNode[]) => (
    <Group key={kind} kind={kind} rows={rows} filters={filters} many={rows.length >= (kind === 'messages' ? 10 : 5)} />
  )
  return (
    <div className="search-groups" onClickCapture={filters.keep}>
      {group(
        'people',
        people.map((one) => <PersonRow key={one.person.id} found={one} />),
      )}
      {group(
        'announcements',
        announcements.map((one) => (
          <AnnouncementRow key={one.announcementId} found={one} place={titleOf(one.chatId)} />
        )),
      )}
      {group(
        'messages',
        messages.map((one) => (
          <MessageRow key={one.messageId} found={one} place={titleOf(one.chatId) ?? t('chatGone')} />
        )),
      )}
      {group(
        'files',
        files.map((one) => <FileRow key={one.file.id} found={one} place={titleOf(one.chatId) ?? t('chatGone')} />),
      )}
      {reason && <Note kind="bad">{reason}</Note>}
      {more && (
        <Button wide onClick={more}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}

type GroupProps = { kind: FoundKind; rows: ReactNode[]; filters: Filters; many: boolean }

function Group({ kind, rows, filters, many }: GroupProps) {
  const t = useWords('search')
  if (rows.length === 0) return null
  const name = t(`kind.${kind}`)
  return (
    <Card>
      <section aria-label={name}>
        <div className="row">
          <h2 className="sp search-kind">{name}</h2>
          {many && filters.kind === 'all' && (
            <Button kind="plain" aria-label={t('allOf', { kind: name })} onClick={() => filters.setKind(kind)}>
              {t('all')}
            </Button>
          )}
        </div>
        <ul className="search-rows">{rows}</ul>
      </section>
    </Card>
  )
}

function Nothing({ filters }: { filters: Filters }) {
  const t = useWords('search')
  const narrowed = Object.keys(filters.narrow).length > 0
  const text = filters.kind === 'people' ? t('nobody') : t(narrowed ? 'nothing.filtered' : 'nothing.text')
  return (
    <Empty
      icon={SearchX}
      title={t('nothing.title')}
      text={text}
      actions={narrowed ? <Button onClick={filters.clear}>{t('clear')}</Button> : undefined}
    />
  )
}
