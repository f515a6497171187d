import { FileDown, FileUp, Printer, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { undoImport } from '#contract/rosters'
import { Button, Card, Confirm, Note, SumTile, Tabs } from '#ui'
import { useRun } from '#web/api'
import { formatDay, formatTime, useLanguage, useWords } from '#web/i18n'
import type { Looked } from './ImportScreen.tsx'
import { Items } from './Items.tsx'
import { reportHref } from './report-href.ts'

/** What came of it, and the way back while nothing stands on it. */
export function Done({ looked: { import: one, can } }: { looked: Looked }) {
  const t = useWords('rosters')
  const language = useLanguage()
  const [asked, setAsked] = useState(false)
  const undo = useRun<typeof undoImport>('rosters.undoImport', {
    refresh: ['rosters.getImport', 'rosters.listImports', 'people.listPeople', 'classes.listClasses'],
    onDone: () => setAsked(false),
  })
  const undone = one.state === 'undone'
  const summary = one.summary!
  const kinds = (['fault', 'new', 'changed', 'leaving', 'doubtful'] as const).filter((kind) => summary[kind] > 0)
  const when = undone ? one.undoneAt! : one.writtenAt!
  return (
    <div className="stack stack-l">
      <Note kind={undone ? 'info' : 'ok'} live>
        <b>{t(undone ? 'done.undone' : 'done.title')}</b>{' '}
        {t('done.when', { when: `${formatDay(when)}, ${formatTime(when)}` })}
        <p>{t(undone ? 'done.undoneText' : 'done.text', { fresh: summary.new, changed: summary.changed })}</p>
      </Note>
      <div className="sums">
        <SumTile value={summary.new} label={t('kinds.new')} />
        <SumTile value={summary.changed} label={t('kinds.changed')} />
        <SumTile value={summary.same} label={t('kinds.same')} />
        <SumTile value={summary.leftOut} label={t('done.leftOut')} />
      </div>
      <p className="row wrap">
        {!undone && (
          <Button kind="pri" icon={Printer} href="/school/classes">
            {t('done.sheets')}
          </Button>
        )}
        <Button kind="line" icon={FileDown} href={reportHref(one.id)} data-file>
          {t('compare.report')}
        </Button>
        <Button kind="line" icon={FileUp} href="/school/lists">
          {t('done.again')}
        </Button>
        {can.undo && (
          <Button kind="plain" icon={Undo2} onClick={() => setAsked(true)}>
            {t('undo.go')}
          </Button>
        )}
      </p>
      {can.whyNot && <Note icon={Undo2}>{can.whyNot[language]}</Note>}
      {kinds.length > 0 && (
        <Card className="rosters-kinds">
          <Tabs
            label={t('compare.kinds')}
            tabs={kinds.map((kind) => ({
              value: kind,
              label: t(`kinds.${kind}`),
              count: summary[kind],
              content: <Items importId={one.id} kind={kind} />,
            }))}
          />
        </Card>
      )}
      <Confirm
        open={asked}
        red
        onClose={() => setAsked(false)}
        title={t('undo.title')}
        confirm={t('undo.confirm')}
        cancel={t('cancel')}
        busy={undo.isPending}
        onConfirm={() => undo.mutate({ importId: one.id })}
      >
        <p>{t('undo.text')}</p>
        {undo.error && (
          <Note kind="bad" live>
            {undo.error.reason}
          </Note>
        )}
      </Confirm>
    </div>
  )
}
