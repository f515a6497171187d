import { Check } from 'lucide-react'
import { useState } from 'react'
import type { Doubt, decide, listItems } from '#contract/rosters'
import { Button, Note, RadioGroup, Skeleton } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'

/** Likely doubles, each decided by a person; all that are decided count at once. */
export function Doubts({ importId }: { importId: string }) {
  const t = useWords('rosters')
  const { data, error } = useAsk<typeof listItems>(
    'rosters.listItems',
    { importId, kind: 'doubtful' },
    { staleTime: 0 },
  )
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const {
    mutate,
    isPending,
    error: refused,
  } = useRun<typeof decide>('rosters.decide', {
    refresh: ['rosters.getImport', 'rosters.listItems'],
  })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton lines={5} />
  const doubts = data.items.flatMap((item) => item.doubts.map((doubt) => ({ doubt, item })))
  const decided = doubts.filter(({ doubt }) => chosen[doubt.key]).length
  const send = () =>
    mutate({ importId, decisions: Object.entries(chosen).map(([key, decision]) => ({ key, decision })) })
  return (
    <div className="stack">
      <ul className="rosters-doubts">
        {doubts.map(({ doubt, item }) => (
          <li key={doubt.key}>
            <OneDoubt
              doubt={doubt}
              unit={item.unit}
              row={item.row}
              value={chosen[doubt.key]}
              onChange={(decision) => setChosen({ ...chosen, [doubt.key]: decision })}
            />
          </li>
        ))}
      </ul>
      {refused && (
        <Note kind="bad" live>
          {refused.reason}
        </Note>
      )}
      <div className="rosters-next">
        <Button kind="pri" icon={Check} busy={isPending} disabled={decided === 0} onClick={send}>
          {t('doubts.take')}
        </Button>
        <span className="small dim">{t('doubts.decided', { done: decided, all: doubts.length })}</span>
      </div>
    </div>
  )
}

type DoubtProps = {
  doubt: Doubt
  unit: string | null
  row: number | null
  value: string | undefined
  onChange: (decision: string) => void
}

function OneDoubt({ doubt, unit, row, value, onChange }: DoubtProps) {
  const t = useWords('rosters')
  const who = [doubt.fullName, doubt.about === 'guardian' ? null : unit].filter(Boolean).join(', ')
  return (
    <article className="rosters-doubt">
      <p className="small dim">
        {t('items.row', { row })}
        {doubt.about === 'guardian' && ` · ${t('doubts.guardian')}`}
      </p>
      <h3>{who}</h3>
      <p>{t(`doubts.${doubt.reason}`)}</p>
      <RadioGroup
        label={t('doubts.ask', { name: doubt.fullName })}
        value={value}
        onChange={onChange}
        options={[
          ...doubt.candidates.map(({ id, fullName, about }) => ({
            value: id,
            label: t(doubt.reason === 'twice' ? 'doubts.sameRow' : 'doubts.same', { name: fullName }),
            hint: about,
          })),
          { value: 'new', label: t(doubt.reason === 'twice' ? 'doubts.twin' : 'doubts.another') },
          { value: 'skip', label: t('doubts.skip') },
        ]}
      />
    </article>
  )
}
