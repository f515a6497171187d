import { Check, Columns3, FileDown, X } from 'lucide-react'
import { useState } from 'react'
import type { dropImport, ItemKind, reopenMapping, writeImport } from '#contract/rosters'
import { Button, Card, Confirm, Note, Tabs } from '#ui'
import { useRun } from '#web/api'
import { type Say, useLanguage, useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { Doubts } from './Doubts.tsx'
import type { Looked } from './ImportScreen.tsx'
import { Items } from './Items.tsx'
import { reportHref } from './report-href.ts'

const KINDS = ['doubtful', 'fault', 'new', 'changed', 'leaving', 'same'] as const satisfies readonly ItemKind[]
type Summary = NonNullable<Looked['import']['summary']>

/** What would change, kind by kind; nothing has yet. */
export function Comparison({ looked: { import: one, can } }: { looked: Looked }) {
  const t = useWords('rosters')
  const language = useLanguage()
  const go = useGo()
  const [asked, setAsked] = useState<'write' | 'drop'>()
  const summary = one.summary!
  const write = useRun<typeof writeImport>('rosters.writeImport', {
    refresh: ['rosters.getImport'],
    onDone: () => setAsked(undefined),
  })
  const reopen = useRun<typeof reopenMapping>('rosters.reopenMapping', { refresh: ['rosters.getImport'] })
  const drop = useRun<typeof dropImport>('rosters.dropImport', {
    refresh: ['rosters.listImports'],
    onDone: () => go('/school/lists', { replace: true }),
  })
  const shown = KINDS.filter((kind) => countOf(summary, kind) > 0 || (kind === 'leaving' && one.leaveAbsent))
  const error = write.error ?? reopen.error ?? drop.error
  return (
    <div className="stack stack-l">
      {one.reason && (
        <Note kind="wait" live>
          {one.reason[language]}
        </Note>
      )}
      <Card>
        <div className="stack">
          <h2>{can.write ? t('compare.title') : t('compare.nothing')}</h2>
          <p>{can.write ? inWords(t, summary) : t('compare.nothingText')}</p>
          {summary.doubtful > 0 && <Note kind="wait">{t('compare.doubtful', { count: summary.doubtful })}</Note>}
          {summary.leftOut > summary.doubtful && (
            <Note kind="bad">{t('compare.leftOut', { count: summary.leftOut - summary.doubtful })}</Note>
          )}
          <p className="row wrap">
            {can.write && (
              <Button kind="pri" icon={Check} onClick={() => setAsked('write')}>
                {t('compare.write')}
              </Button>
            )}
            {(one.format === 'xlsx' || one.format === 'csv') && (
              <Button
                kind="line"
                icon={Columns3}
                busy={reopen.isPending}
                onClick={() => reopen.mutate({ importId: one.id })}
              >
                {t('compare.columns')}
              </Button>
            )}
            <Button kind="line" icon={FileDown} href={reportHref(one.id)} data-file>
              {t('compare.report')}
            </Button>
            <Button kind="plain" icon={X} onClick={() => setAsked('drop')}>
              {t('compare.drop')}
            </Button>
          </p>
          {error && (
            <Note kind="bad" live>
              {error.reason}
            </Note>
          )}
        </div>
      </Card>
      {shown.length > 0 && (
        <Card className="rosters-kinds">
          <Tabs
            key={shown.join()}
            label={t('compare.kinds')}
            tabs={shown.map((kind) => ({
              value: kind,
              label: t(`kinds.${kind}`),
              count: countOf(summary, kind),
              bell: kind === 'doubtful',
              content: kind === 'doubtful' ? <Doubts importId={one.id} /> : <Items importId={one.id} kind={kind} />,
            }))}
          />
        </Card>
      )}
      <Confirm
        open={asked === 'write'}
        onClose={() => setAsked(undefined)}
        title={t('write.title')}
        confirm={t('write.confirm')}
        cancel={t('cancel')}
        busy={write.isPending}
        onConfirm={() => write.mutate({ importId: one.id }, { onError: () => setAsked(undefined) })}
      >
        <p>{inWords(t, summary)}</p>
        {summary.leftOut > 0 && <p>{t('write.leftOut', { count: summary.leftOut })}</p>}
        {summary.leaving > 0 && <Note kind="wait">{t('write.leaving', { count: summary.leaving })}</Note>}
        <p className="small dim">{t('write.text')}</p>
      </Confirm>
      <Confirm
        open={asked === 'drop'}
        onClose={() => setAsked(undefined)}
        title={t('drop.title')}
        confirm={t('drop.confirm')}
        cancel={t('cancel')}
        busy={drop.isPending}
        onConfirm={() => drop.mutate({ importId: one.id })}
      >
        <p>{t('drop.text')}</p>
      </Confirm>
    </div>
  )
}

const countOf = (summary: Summary, kind: ItemKind): number => summary[kind]

/** «Новых: 27, с ними родителей: 41. Изменятся: 3. Новые классы: 7Б, 8А.» */
function inWords(t: Say, summary: Summary): string {
  const { newClasses, newSubjects } = summary
  return [
    summary.new > 0 && t('sum.new', { count: summary.new }),
    summary.newGuardians > 0 && t('sum.guardians', { count: summary.newGuardians }),
    summary.changed > 0 && t('sum.changed', { count: summary.changed }),
    summary.leaving > 0 && t('sum.leaving', { count: summary.leaving }),
    newClasses.length > 0 && t('sum.classes', { count: newClasses.length, names: listed(newClasses) }),
    newSubjects.length > 0 && t('sum.subjects', { count: newSubjects.length, names: listed(newSubjects) }),
  ]
    .filter(Boolean)
    .join(' ')
}

const listed = (names: string[]) => (names.length > 8 ? `${names.slice(0, 8).join(', ')}…` : names.join(', '))
