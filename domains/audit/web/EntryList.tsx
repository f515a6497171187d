import './audit.css'
import './words.ts'
import {
  Eye,
  FileDown,
  KeyRound,
  Megaphone,
  MessagesSquare,
  School,
  Server,
  Settings,
  Shield,
  Users,
} from 'lucide-react'
import type { Entry } from '#contract/audit'
import { type Area, DEEDS, sayDeed, sayDetails } from '#rules/audit'
import { type Glyph, Icon } from '#ui'
import { formatDay, formatTime, getLanguage, useWords } from '#web/i18n'

export const ICONS: Record<Area, Glyph> = {
  people: Users,
  classes: School,
  entry: KeyRound,
  chats: MessagesSquare,
  news: Megaphone,
  order: Shield,
  settings: Settings,
  papers: FileDown,
  operator: Server,
}

type ListProps = {
  entries: readonly Entry[]
  zone: string | undefined
  /** A person's name becomes a button that asks for entries about them. */
  onAbout?: ((person: { id: string; name: string }) => void) | undefined
}

/** Day by day, the latest first. */
export function EntryList({ entries, zone, onAbout }: ListProps) {
  const when = zone ? { timeZone: zone } : {}
  const days = Map.groupBy(entries, ({ at }) => formatDay(at, when))
  return (
    <div className="audit-days">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2>{day}</h2>
          <ol>
            {ofDay.map((entry) => (
              <EntryRow key={entry.no} entry={entry} time={formatTime(entry.at, when)} onAbout={onAbout} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function EntryRow({ entry, time, onAbout }: { entry: Entry; time: string; onAbout: ListProps['onAbout'] }) {
  const t = useWords('audit')
  const language = getLanguage()
  const icon = entry.action === 'chats.lookInto' ? Eye : ICONS[DEEDS[entry.action]?.area ?? 'settings']
  const details = sayDetails(entry, language)
  return (
    <li className="audit-entry">
      <span className="audit-mark">
        <Icon of={icon} />
      </span>
      <div>
        <p className="audit-deed">
          <b>{sayDeed(entry.action, language)}</b>
          {entry.object && <span>{entry.object}</span>}
        </p>
        {details.length > 0 && <p className="dim small">{details.join(' · ')}</p>}
        {entry.about.length > 0 && (
          <p className="audit-about small">
            <span className="dim">{t('whom')}: </span>
            {entry.about.map((person, place) => (
              <span key={person.id}>
                {place > 0 && ', '}
                {onAbout ? (
                  <button type="button" onClick={() => onAbout(person)}>
                    {person.name}
                  </button>
                ) : (
                  person.name
                )}
              </span>
            ))}
            {entry.aboutCount > entry.about.length && (
              <span className="dim"> {t('more', { count: entry.aboutCount - entry.about.length })}</span>
            )}
          </p>
        )}
        {entry.reason && (
          <p className="audit-reason small">
            <span className="dim">{t('reason')}: </span>
            {entry.reason}
          </p>
        )}
        <p className="dim xs">
          <time dateTime={entry.at}>{time}</time> · {entry.by?.name ?? t('system')}
        </p>
      </div>
    </li>
  )
}
