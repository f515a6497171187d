import { clsx } from 'clsx'
import type { ClassName } from '#rules/classes'
import { useUnitWords } from '#screens/people'

/** What the line will make, a row for each parallel; what is there already is pale. */
export function Preview({ classes, taken }: { classes: ClassName[]; taken: Set<string> }) {
  const t = useUnitWords('classes')
  if (classes.length === 0) return null
  const rows = [...Map.groupBy(classes, ({ parallel }) => parallel)].sort(([a], [b]) => (a ?? 0) - (b ?? 0))
  return (
    <div className="classes-preview" aria-live="polite" aria-label={t('line.preview')} role="status">
      {rows.map(([parallel, some]) => (
        <p key={parallel}>
          {some.map(({ name }) => (
            <span key={name} className={clsx('classes-chip', taken.has(name.toLowerCase()) && 'classes-chip-taken')}>
              {name}
              {taken.has(name.toLowerCase()) && <span className="sr"> {t('line.there')}</span>}
            </span>
          ))}
        </p>
      ))}
    </div>
  )
}
