import { Check, CircleDashed, Ellipsis, FileSignature } from 'lucide-react'
import type { InputOf } from '#contract'
import type { AcknowledgementRow, listAcknowledgements, markOnPaper } from '#contract/announcements'
import { Icon, IconButton, Menu, PageRows, PersonRow, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { dayTimeInSentence, getLanguage, type Say, useWords } from '#web/i18n'
import { type ListPage, usePages } from '#web/pages'

export type Narrowing = NonNullable<InputOf<typeof listAcknowledgements>['state']>
type Sought = { announcementId: string; state: Narrowing; text: string }

/** A hundred at a time, so that 1,500 names do not stand in the page at once. */
export function NamesList(sought: Sought) {
  const pages = usePages<string>(sought)
  return (
    <ul className="people">
      {pages.map((page) => (
        <NamesPage key={page.after ?? ''} sought={sought} page={page} />
      ))}
    </ul>
  )
}

function NamesPage({ sought, page: { after, onMore } }: { sought: Sought; page: ListPage<string> }) {
  const t = useWords('announcements')
  const { announcementId, state, text } = sought
  const asked = {
    announcementId,
    ...(state === 'all' ? {} : { state }),
    ...(text ? { text } : {}),
    ...(after ? { after } : {}),
  }
  const { data, error } = useAsk<typeof listAcknowledgements>('announcements.listAcknowledgements', asked, {
    placeholderData: (old) => old,
  })
  const next = data?.next
  return (
    <PageRows
      trouble={error?.reason}
      rows={data?.rows.map((row) => (
        <li key={`${row.person.id} ${row.about?.id}`}>
          <NameRow announcementId={announcementId} row={row} />
        </li>
      ))}
      none={!after && <li className="dim">{t('names.none')}</li>}
      more={t('more')}
      onMore={next && onMore ? () => onMore(next) : undefined}
    />
  )
}

function NameRow({ announcementId, row }: { announcementId: string; row: AcknowledgementRow }) {
  const t = useWords('announcements')
  const marking = useRun<typeof markOnPaper>('announcements.markOnPaper', {
    refresh: ['announcements.listAcknowledgements', 'announcements.getAnnouncement'],
  })
  const key = { announcementId, personId: row.person.id, aboutId: row.about?.id ?? row.person.id }
  const set = (on: boolean) => marking.mutate({ ...key, on }, { onError: ({ reason }) => toast(reason) })
  const mark = row.way === 'paper' ? { label: t('names.unmark'), on: false } : { label: t('names.mark'), on: true }
  return (
    <PersonRow
      id={row.person.id}
      name={row.fullName}
      spoken={row.person.name}
      text={
        <>
          {[kinOf(row, t), row.className].filter(Boolean).join(', ')}
          <span className={row.at ? 'announcements-yes' : 'announcements-no'}>
            <Icon of={row.way === 'paper' ? FileSignature : row.at ? Check : CircleDashed} size="s" />
            {stateOf(row, t)}
          </span>
        </>
      }
      aside={
        row.way !== 'press' && (
          <Menu
            trigger={<IconButton icon={Ellipsis} label={t('names.menu', { name: row.fullName })} />}
            label={t('names.menu', { name: row.fullName })}
            align="end"
            items={[{ key: 'paper', icon: FileSignature, label: mark.label, onSelect: () => set(mark.on) }]}
          />
        )
      }
    />
  )
}

function stateOf({ at, way, markedBy, joined }: AcknowledgementRow, t: Say): string {
  if (at && way === 'paper') return t('names.paper', { when: dayTimeInSentence(at), by: markedBy ?? '' })
  if (at) return t('names.press', { when: dayTimeInSentence(at) })
  return t(joined ? 'names.wait' : 'names.notJoined')
}

/** «мама Артёма»; of the one child where the row is about a child. */
function kinOf({ person, about }: AcknowledgementRow, t: Say): string {
  if (!person.kinship) return person.post ?? ''
  const children = about ? [about] : person.kinship.children
  const names = children.map(({ name, genitive }) => (getLanguage() === 'ru' ? genitive : name))
  if (names.length === 0) return ''
  const of = names.length > 1 ? `${names.slice(0, -1).join(', ')}${t('kin.and')}${names.at(-1)}` : names[0]
  return t(`kin.${person.kinship.relation}`, { of })
}
