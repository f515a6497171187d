import type { Limit } from '#contract/families'
import { Button, Tag } from '#ui'
import { formatPaperDate, useWords } from '#web/i18n'
import { paperDay } from './days.ts'

export function LimitRow({ limit, onLift }: { limit: Limit; onLift: (() => void) | undefined }) {
  const t = useWords('families')
  const { guardian, ground, document, number, day, reason, setBy, setAt, lifted } = limit
  const paper = [document, number && `№ ${number}`, paperDay(day)].filter(Boolean).join(', ')
  return (
    <li>
      <div className="families-limit">
        <b>{guardian.fullName}</b>
        <p>
          {keptOf(limit)
            .map((kept) => t(`limits.${kept}`))
            .join('; ')}
        </p>
        <p className="small dim">
          {t(`ground.${ground}`)}: {paper}
        </p>
        <p className="small dim">
          {reason}. {t('limits.setBy', { name: setBy, day: formatPaperDate(setAt) })}
        </p>
        {lifted && (
          <p className="small dim">
            {t('limits.liftedBy', { name: lifted.by, day: formatPaperDate(lifted.at), reason: lifted.reason })}
          </p>
        )}
      </div>
      {lifted ? <Tag>{t('limits.lifted')}</Tag> : <Tag kind="wait">{t('limits.inForce')}</Tag>}
      {onLift && <Button onClick={onLift}>{t('limits.lift')}</Button>}
    </li>
  )
}

/** «Sees nothing» says the others by itself. */
const keptOf = ({ sight, signing, talk }: Limit): string[] =>
  sight ? ['sight'] : [...(talk ? ['talk'] : []), ...(signing ? ['signing'] : [])]
