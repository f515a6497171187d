import { BookOpenText, ListChecks, Pause, Play, RefreshCw } from 'lucide-react'
import type { OutputOf } from '#contract'
import type { getJournal, Journal, pauseJournal, pullJournal, Sync } from '#contract/journal'
import { Button, Card, Empty, Note, Progress, SumTile, Tag } from '#ui'
import { useRun } from '#web/api'
import { useLanguage, useWords } from '#web/i18n'
import { Files } from './Files.tsx'
import { capital, isBusy, outcomeOf } from './sync-words.ts'
import { useWhen } from './use-when.ts'

type Known = OutputOf<typeof getJournal>

/** What comes from the journal, what came of it, and what to do with it. */
export function Exchange({ known }: { known: Known }) {
  const t = useWords('journal')
  const { journal, syncs, people } = known
  if (!journal) {
    return (
      <Empty
        icon={BookOpenText}
        title={t('none.title')}
        text={t('none.text')}
        actions={
          <Button kind="pri" href="/school/journal?part=settings">
            {t('none.connect')}
          </Button>
        }
      />
    )
  }
  return (
    <div className="cols">
      <div className="stack stack-l">
        {journal.adapter === 'links' ? <Note>{t('linksOnly')}</Note> : <Now journal={journal} latest={syncs[0]} />}
        {journal.adapter === 'drop' && <Files journal={journal} />}
        {syncs.length > 0 && <Earlier syncs={syncs} />}
      </div>
      <aside className="stack stack-l">
        <Card title={t('part.people')}>
          <div className="journal-stack">
            <div className="sums">
              <SumTile value={people.linked} label={t('people.linked')} />
              <SumTile value={people.all - people.linked} label={t('people.unlinked')} />
            </div>
            <div className="row wrap">
              <Button kind="line" href="/school/journal?part=people">
                {t('people.open')}
              </Button>
            </div>
          </div>
        </Card>
        <Card title={t('chats.title')}>
          <div className="journal-stack">
            <p className="dim">{t(journal.subjectChats ? 'chats.opened' : 'chats.text')}</p>
            <div className="row wrap">
              <Button kind="line" icon={ListChecks} href="/school/chats?part=check">
                {t('chats.check')}
              </Button>
            </div>
          </div>
        </Card>
        <Note icon={BookOpenText}>{t('stays', { name: journal.name })}</Note>
      </aside>
    </div>
  )
}

const REFRESH = ['journal.getJournal']

function Now({ journal, latest }: { journal: Journal; latest: Sync | undefined }) {
  const t = useWords('journal')
  const when = useWhen()
  const { organizationId, paused, nextAt } = journal
  const pull = useRun<typeof pullJournal>('journal.pullJournal', { refresh: REFRESH })
  const pause = useRun<typeof pauseJournal>('journal.pauseJournal', { refresh: REFRESH })
  const busy = latest !== undefined && isBusy(latest)
  const error = pull.error ?? pause.error
  const plan = paused
    ? t('paused', { by: paused.by, when: when.inside(paused.at) })
    : nextAt
      ? t('next', { when: when.inside(nextAt) })
      : t(journal.adapter === 'drop' ? 'waiting' : 'byHand')
  return (
    <Card title={t('now.title')} aside={paused ? <Tag kind="wait">{t('now.paused')}</Tag> : undefined}>
      <div className="journal-stack">
        {latest ? <Latest sync={latest} /> : <p className="dim">{t('now.never')}</p>}
        <p className="small dim">{plan}</p>
        {error && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
        <div className="row wrap">
          {journal.adapter === 'oneroster' && !paused && (
            <Button
              kind={waitsFor(latest) ? 'line' : 'pri'}
              icon={RefreshCw}
              busy={pull.isPending || busy}
              onClick={() => pull.mutate({ organizationId })}
            >
              {t('now.pull')}
            </Button>
          )}
          <Button
            kind={paused ? 'pri' : 'line'}
            icon={paused ? Play : Pause}
            busy={pause.isPending}
            onClick={() => pause.mutate({ organizationId, paused: !paused })}
          >
            {t(paused ? 'now.resume' : 'now.pause')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Latest({ sync }: { sync: Sync }) {
  const t = useWords('journal')
  const when = useWhen()
  const language = useLanguage()
  const reason = sync.reason ?? (sync.import?.state === 'failed' ? sync.import.reason : null)
  if (sync.state === 'pulling') {
    const label = sync.step
      ? t('pulling.step', { what: t(`step.${sync.step}`), done: sync.done, total: sync.total })
      : t('pulling.begins')
    return <Progress label={label} {...(sync.total > 0 ? { value: sync.done, max: sync.total } : {})} />
  }
  if (isBusy(sync)) return <Progress label={t('pulling.compares')} />
  const { kind, words } = outcomeOf(t, sync)
  const waits = waitsFor(sync)
  return (
    <Note kind={reason ? 'bad' : (kind ?? 'info')} live>
      <b>{capital(words)}</b> <span>{when.inside(sync.startedAt)}</span>
      {reason && <p>{reason[language]}</p>}
      {waits && sync.import?.summary && <p>{t('outcome.what', summed(sync.import.summary))}</p>}
      {waits && (
        <p className="journal-look">
          <Button kind="pri" href={`/school/lists/${sync.import!.id}`}>
            {t('outcome.look')}
          </Button>
        </p>
      )}
    </Note>
  )
}

const summed = ({ new: fresh, changed, leaving, doubtful }: NonNullable<NonNullable<Sync['import']>['summary']>) => ({
  fresh,
  changed,
  leaving,
  doubtful,
})

/** Somebody has to look at it. */
const waitsFor = (sync: Sync | undefined): boolean =>
  sync?.import?.state === 'mapping' || (sync?.import?.state === 'ready' && (sync.import.summary?.deeds ?? 0) > 0)

function Earlier({ syncs }: { syncs: Sync[] }) {
  const t = useWords('journal')
  return (
    <Card title={t('earlier')}>
      <ul className="journal-syncs">
        {syncs.map((one) => (
          <li key={one.id}>
            <SyncRow sync={one} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function SyncRow({ sync }: { sync: Sync }) {
  const t = useWords('journal')
  const when = useWhen()
  const language = useLanguage()
  const { kind, words } = outcomeOf(t, sync)
  const about = (
    <span className="journal-sync">
      <b>{when.alone(sync.startedAt)}</b>
      <span className="small dim">
        {sync.reason?.[language] ?? [t(`way.${sync.way}`), sync.startedBy].filter(Boolean).join(' · ')}
      </span>
    </span>
  )
  const mark = <Tag {...(kind ? { kind } : {})}>{words}</Tag>
  if (!sync.import || sync.import.state === 'dropped') {
    return (
      <span className="journal-row">
        {about}
        {mark}
      </span>
    )
  }
  return (
    <a className="journal-row" href={`/school/lists/${sync.import.id}`}>
      {about}
      {mark}
    </a>
  )
}
