// biome-ignore-start lint/a11y/useSemanticElements: rows that come and go while one scrolls are no <table>
// biome-ignore-start lint/a11y/useFocusableInteractive: cells are read, the links in them are pressed
import { useRef } from 'react'
import { Virtualizer } from 'virtua'
import type { WatchedSchool } from '#contract/network'
import type { Joined } from '#contract/statistics'
import { Count, Tag } from '#ui'
import { useWords } from '#web/i18n'
import { placeOf, shareText } from './schools.ts'

const GROUPS = ['pupils', 'guardians', 'staff'] as const

/** A table of any length in a window of its own: only what is in sight is drawn, and a screen reader is told the whole. */
export function SchoolRows({ schools }: { schools: WatchedSchool[] }) {
  const t = useWords('network')
  const box = useRef<HTMLDivElement>(null)
  return (
    <div className="network-table" role="table" aria-label={t('schools')} aria-rowcount={schools.length + 1}>
      <div role="rowgroup">
        <div role="row" className="network-row network-head" aria-rowindex={1}>
          <span role="columnheader">{t('school')}</span>
          <span role="columnheader">{t('order.families')}</span>
          {GROUPS.map((group) => (
            <span key={group} role="columnheader">
              {t(`group.${group}`)}
            </span>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list must scroll by keyboard */}
      <div role="rowgroup" ref={box} className="network-window" tabIndex={0} aria-label={t('schools')}>
        <Virtualizer scrollRef={box} itemSize={64} bufferSize={400}>
          {schools.map((school, at) => (
            <SchoolRow key={school.id} school={school} at={at} />
          ))}
        </Virtualizer>
      </div>
    </div>
  )
}

function SchoolRow({ school, at }: { school: WatchedSchool; at: number }) {
  const t = useWords('network')
  const { id, name, open, figures, unread } = school
  const cell = (joined: Joined | null | undefined) => (
    <>
      <b>{joined ? shareText(t, joined) : '–'}</b>
      {joined && <span className="xs dim"> {t('of', { done: joined.joined, of: joined.known })}</span>}
    </>
  )
  const families = figures?.families && { known: figures.families.known, joined: figures.families.reached }
  return (
    <div role="row" className="network-row" aria-rowindex={at + 2}>
      <span role="rowheader">
        <a href={`/curator/${id}`}>{name}</a>
        {unread > 0 && <Count value={unread} />}
        {!open && <Tag>{t('closed')}</Tag>}
        <span className="xs dim network-where">{placeOf(school)}</span>
      </span>
      <span role="cell" data-head={t('order.families')}>
        {cell(families)}
      </span>
      {GROUPS.map((group) => (
        <span key={group} role="cell" data-head={t(`group.${group}`)}>
          {cell(figures?.[group])}
        </span>
      ))}
    </div>
  )
}
// biome-ignore-end lint/a11y/useSemanticElements: as above
// biome-ignore-end lint/a11y/useFocusableInteractive: as above
