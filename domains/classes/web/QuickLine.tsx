import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { addClasses, ClassKind, listClasses } from '#contract/classes'
import { kindsOf, MOST_AT_ONCE, readClassLine } from '#rules/classes'
import { useUnitWords } from '#screens/people'
import { announce, Button, Card, Field, Note, Segmented, TextArea, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { Preview } from './Preview.tsx'

/** One line makes a whole school: «1А–4В, 5А, 5Б». What will appear is shown while it is typed. */
export function QuickLine({ organizationId, organizationKind }: { organizationId: string; organizationKind: string }) {
  const kinds = kindsOf(organizationKind)
  const [kind, setKind] = useState<ClassKind>(kinds[0]!)
  const t = useUnitWords('classes', kind)
  const [line, setLine] = useState('')
  const { data } = useAsk<typeof listClasses>('classes.listClasses', { organizationId })
  const taken = new Set((data?.classes ?? []).filter((one) => one.kind === kind).map(({ name }) => name.toLowerCase()))
  const { classes, unread } = readClassLine(line, kind)
  const fresh = classes.filter(({ name }) => !taken.has(name.toLowerCase()))
  const { mutate, isPending, error, reset } = useRun<typeof addClasses>('classes.addClasses', {
    refresh: ['classes.listClasses', 'organizations.getFirstDay'],
    onDone: ({ added }) => {
      const said = t('line.added', { count: added.length })
      toast(said)
      announce(said)
      setLine('')
    },
  })
  const ready = fresh.length > 0 && unread.length === 0 && classes.length <= MOST_AT_ONCE

  function add(event: FormEvent) {
    event.preventDefault()
    if (ready) mutate({ organizationId, kind, line })
  }
  const written = {
    label: t('line.label'),
    hint: t('line.hint'),
    placeholder: t('line.example'),
    value: line,
    maxLength: 2000,
    autoComplete: 'off',
    error: wrong() ?? (error?.field === 'line' ? error.reason : undefined),
    onChange: (event: { target: { value: string } }) => {
      setLine(event.target.value)
      if (error) reset()
    },
  }

  function wrong(): string | undefined {
    if (unread.length > 0) return t('line.unread', { what: unread.map((part) => `«${part}»`).join(', ') })
    if (classes.length > MOST_AT_ONCE) return t('line.many', { count: classes.length, most: MOST_AT_ONCE })
    return undefined
  }

  return (
    <Card title={t('line.title')}>
      <form className="classes-line" onSubmit={add}>
        {kinds.length > 1 && (
          <Segmented
            label={t('line.kind')}
            value={kind}
            onChange={setKind}
            options={kinds.map((value) => ({ value, label: t('line.kindName', { context: value }) }))}
          />
        )}
        {kind === 'class' ? <Field {...written} /> : <TextArea {...written} />}
        <Preview classes={classes.slice(0, MOST_AT_ONCE)} taken={taken} />
        <div className="row wrap">
          <Button kind="pri" type="submit" icon={Plus} busy={isPending} disabled={!ready}>
            {fresh.length > 0 ? t('line.add', { count: fresh.length }) : t('line.addNone')}
          </Button>
          {classes.length > fresh.length && (
            <span className="small dim">{t('line.existing', { count: classes.length - fresh.length })}</span>
          )}
        </div>
        {error && !error.field && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
      </form>
    </Card>
  )
}
