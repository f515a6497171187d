import './words.ts'
import './acts.css'
import { FileText } from 'lucide-react'
import type { listPublic, openPublic, PublicAct } from '#contract/acts'
import { Empty, Icon, Mark, Note, ScreenTitle, Skeleton } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { paperDay } from './days.ts'

/** R206: for the school's site, open to everybody. */
export function PublicActsScreen() {
  const t = useWords('acts')
  const organizationId = useParam('organizationId')
  const { data, error } = useAsk<typeof listPublic>('acts.listPublic', { organizationId })
  return (
    <main className="acts-public" id="main" tabIndex={-1}>
      <ScreenTitle>{t('public.title')}</ScreenTitle>
      <header className="row">
        <Mark />
        <div>
          <h1>{t('public.title')}</h1>
          {data && <p className="dim">{data.organizationName}</p>}
        </div>
      </header>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={4} />}
      {data?.acts.length === 0 && <Empty icon={FileText} title={t('public.empty')} />}
      <ul className="acts-list">
        {data?.acts.map((act) => (
          <Row key={act.id} act={act} />
        ))}
      </ul>
      <p className="row wrap">
        <a href="/help/listy-aktivacii">{t('public.join')}</a>
        <a href="/help/bez-ploschadki">{t('public.without')}</a>
        <a href="/help/usloviya">{t('public.terms')}</a>
      </p>
    </main>
  )
}

function Row({ act: { kind, title, version } }: { act: PublicAct }) {
  const t = useWords('acts')
  const { number, adoptedOn, validFrom, validTo } = version
  return (
    <li>
      <a
        href={downloadUrl<typeof openPublic>('acts.openPublic', { versionId: version.id })}
        target="_blank"
        rel="noopener"
      >
        <Icon of={FileText} />
        <span className="sp">
          <b>{title}</b>
          <span className="small dim">
            {[
              t(`kind.${kind}`),
              t('from', { number: number || '—', day: paperDay(adoptedOn!) }),
              t(validTo ? 'term.fromTo' : 'term.from', {
                from: paperDay(validFrom!),
                to: validTo ? paperDay(validTo) : '',
              }),
            ].join(' · ')}
          </span>
        </span>
      </a>
    </li>
  )
}
