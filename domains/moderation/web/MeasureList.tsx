import type { liftMeasure, Measure } from '#contract/moderation'
import { Button, Tag, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { dayOf } from './day.ts'

const LASTING = new Set<Measure['kind']>(['readOnly', 'blockFiles', 'hide'])

/** What has been done, by whom and until when; what lasts may be ended here. */
export function MeasureList({ measures, zone }: { measures: Measure[]; zone: string }) {
  const t = useWords('moderation')
  const lifting = useRun<typeof liftMeasure>('moderation.liftMeasure', { refresh: ['moderation.listDesk'] })
  if (measures.length === 0) return null
  const lift = (measureId: string) =>
    lifting.mutate(
      { measureId, reason: t('measure.liftReason') },
      { onSuccess: () => toast(t('measure.lifted')), onError: sayRefusal },
    )
  return (
    <ul className="moderation-measures">
      {measures.map((one) => (
        <li key={one.id}>
          <div className="sp">
            <span className="row wrap">
              <b>{t(`measure.${one.kind}`)}</b>
              {one.until && <span className="small dim">{t('until', { date: dayOf(one.until, zone) })}</span>}
              {one.liftedAt && <Tag>{t('measure.wasLifted')}</Tag>}
              {one.confirmedAt && <Tag kind="ok">{t('measure.confirmed')}</Tag>}
              {one.appeal && !one.appeal.decidedAt && <Tag kind="wait">{t('measure.appealed')}</Tag>}
            </span>
            <p className="small">{one.reason}</p>
            <p className="small dim">
              {one.by}, {dayOf(one.at, zone)}
            </p>
          </div>
          {!one.liftedAt && LASTING.has(one.kind) && (
            <Button kind="line" busy={lifting.isPending} onClick={() => lift(one.id)}>
              {t('measure.lift')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
