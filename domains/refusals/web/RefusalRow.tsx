import { useState } from 'react'
import type { endRefusal, openScan, Refused } from '#contract/refusals'
import { Button, Card, Confirm, Note, Tag, toast } from '#ui'
import { downloadUrl, useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'
import { AgreeDialog } from './AgreeDialog.tsx'
import { RouteDialog } from './RouteDialog.tsx'

export const REFRESH = ['refusals.listRefusals', 'refusals.listMine', 'refusals.listTasks']
export const paperDay = (day: string) => formatPaperDate(`${day}T12:00:00Z`, { timeZone: 'UTC' })
export const todayField = () => new Intl.DateTimeFormat('sv').format(new Date())

/** One family: who, since when, how they are told. */
export function RefusalRow({ refusal, responsible }: { refusal: Refused; responsible?: boolean }) {
  const t = useWords('refusals')
  const [doing, setDoing] = useState<'agree' | 'route' | 'end'>()
  const { subject, applicant, route, address, study, agreed, waits } = refusal
  const self = subject.id === applicant.id
  const about = [subject.className, self ? undefined : t('by', { name: applicant.fullName })].filter(Boolean)
  const filed = t(`way.${refusal.way}`, { when: paperDay(refusal.day), by: refusal.enteredBy })
  return (
    <Card
      title={subject.fullName}
      mark={
        refusal.endedOn ? (
          <Tag>{t('endedOn', { when: paperDay(refusal.endedOn) })}</Tag>
        ) : (
          <Tag>{t(`route.${route}`)}</Tag>
        )
      }
    >
      <div className="stack stack-s">
        <p>{about.join(' · ')}</p>
        {address && <p>{address}</p>}
        <p className="small dim">
          {[t(`ground.${refusal.ground}`), study && t(`study.${study}`), filed].filter(Boolean).join(' · ')}{' '}
          {responsible && refusal.scan && (
            <a data-file href={downloadUrl<typeof openScan>('refusals.openScan', { refusalId: refusal.id })}>
              {t('scan')}
            </a>
          )}
        </p>
        {refusal.comment && <p className="small">{refusal.comment}</p>}
        {agreed && (
          <Note kind="ok">
            <p className="refusals-said">{agreed.text}</p>
            <p className="small dim">{t('agreed.by', { name: agreed.by, when: paperDay(agreed.at.slice(0, 10)) })}</p>
          </Note>
        )}
        {waits && <Note kind="wait">{t(responsible ? 'agreed.answer' : 'agreed.wait')}</Note>}
        {!refusal.endedOn && (
          <div className="row wrap">
            {responsible && (
              <Button kind={waits ? 'pri' : 'line'} onClick={() => setDoing('agree')}>
                {t(agreed ? 'agreed.change' : 'agreed.do')}
              </Button>
            )}
            <Button kind="line" onClick={() => setDoing('route')}>
              {t('change.do')}
            </Button>
            <Button onClick={() => setDoing('end')}>{t('end.do')}</Button>
          </div>
        )}
      </div>
      {doing === 'agree' && <AgreeDialog refusal={refusal} onClose={() => setDoing(undefined)} />}
      {doing === 'route' && <RouteDialog refusal={refusal} onClose={() => setDoing(undefined)} />}
      {doing === 'end' && <End refusal={refusal} onClose={() => setDoing(undefined)} />}
    </Card>
  )
}

function End({ refusal, onClose }: { refusal: Refused; onClose: () => void }) {
  const t = useWords('refusals')
  const ending = useRun<typeof endRefusal>('refusals.endRefusal', { refresh: REFRESH, onDone: onClose })
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('end.title')}
      confirm={t('end.do')}
      cancel={t('cancel')}
      busy={ending.isPending}
      onConfirm={() =>
        ending.mutate({ refusalId: refusal.id, day: todayField() }, { onError: ({ reason }) => toast(reason) })
      }
    >
      <p>{t('end.text')}</p>
    </Confirm>
  )
}
