import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import type { Import, setMapping } from '#contract/rosters'
import { type Field, fieldsFor, lackOf, type Who } from '#rules/rosters'
import { Button, Card, Note, RadioGroup, Segmented, Select } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { fieldWord } from './field-word.ts'
import type { Looked } from './ImportScreen.tsx'

type Table = NonNullable<Looked['table']>

/** What each column means: guessed, and for the next list remembered. */
export function Mapping({ import: one, table }: { import: Import; table: Table }) {
  const t = useWords('rosters')
  const [who, setWho] = useState<Who>(table.who)
  const [columns, setColumns] = useState<Field[]>(table.columns.map(({ field }) => field))
  const [absent, setAbsent] = useState<'keep' | 'leave'>(one.leaveAbsent ? 'leave' : 'keep')
  const { mutate, isPending, error } = useRun<typeof setMapping>('rosters.setMapping', {
    refresh: ['rosters.getImport'],
  })
  const allowed = fieldsFor(who)
  const fitting = columns.map((field) => (allowed.includes(field) ? field : 'ignore'))
  const lack = lackOf(who, fitting, table.classKnown)
  const options = allowed.map((field) => ({ value: field, label: fieldWord(t, field) }))
  const twice = (field: Field) => field !== 'ignore' && fitting.filter((one) => one === field).length > 1
  const compare = () =>
    mutate({
      importId: one.id,
      mapping: { who, headRow: table.headRow, columns: fitting },
      leaveAbsent: who === 'pupils' && absent === 'leave',
    })
  const sheets = table.sheets.filter(({ rows }) => rows > 0)
  return (
    <div className="stack stack-l">
      <Card title={t('mapping.title')}>
        <div className="stack">
          <p className="dim">
            {t(table.headRow < 0 ? 'mapping.noHead' : 'mapping.text', { row: table.headRow + 1 })}{' '}
            {sheets.length > 1 &&
              t('mapping.sheets', {
                count: sheets.length,
                names: sheets
                  .map(({ name }) => name)
                  .slice(0, 6)
                  .join(', '),
              })}
          </p>
          <Segmented
            label={t('mapping.who')}
            value={who}
            onChange={setWho}
            options={[
              { value: 'pupils', label: t('mapping.pupils') },
              { value: 'staff', label: t('mapping.staff') },
            ]}
          />
          <ul className="rosters-columns">
            {table.columns.map((column, at) => (
              <li key={column.letter} className={fitting[at] === 'ignore' ? 'rosters-ignored' : undefined}>
                <div className="rosters-column">
                  <b>{column.head || t('mapping.column', { letter: column.letter })}</b>
                  <span className="small dim">{column.examples.join(' · ') || t('mapping.nothing')}</span>
                </div>
                <Select
                  label={t('mapping.means', { column: column.head || column.letter })}
                  value={fitting[at]!}
                  options={options}
                  error={twice(fitting[at]!) ? t('mapping.twice') : undefined}
                  onChange={(field) => setColumns(fitting.map((old, place) => (place === at ? (field as Field) : old)))}
                />
              </li>
            ))}
          </ul>
        </div>
      </Card>
      {who === 'pupils' && (
        <Card>
          <RadioGroup
            label={t('absent.title')}
            value={absent}
            onChange={setAbsent}
            options={[
              { value: 'keep', label: t('absent.keep'), hint: t('absent.keepHint') },
              { value: 'leave', label: t('absent.leave'), hint: t('absent.leaveHint') },
            ]}
          />
        </Card>
      )}
      {(lack || error) && (
        <Note kind={error ? 'bad' : 'wait'} live>
          {error ? error.reason : t(`lack.${lack}`)}
        </Note>
      )}
      <div className="rosters-next">
        <Button kind="pri" big icon={ArrowRight} busy={isPending} disabled={lack !== null} onClick={compare}>
          {t('mapping.compare')}
        </Button>
        <span className="small dim">{t('mapping.dry')}</span>
      </div>
    </div>
  )
}
