import './moderation.css'
import './words.ts'
import { Heart, Send } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { appeal, confirmMeasure, listMyMeasures, listMyReports } from '#contract/moderation'
import type { Hat } from '#contract/people'
import { InSchool } from '#screens/people'
import { Button, Card, Empty, Note, Skeleton, Tag, TextArea, TopBar, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { chatName } from './chat-name.ts'
import { dayOf } from './day.ts'
import './live.ts'

/** What was decided about me, and what became of my own reports. */
export const MyDecisionsScreen = () => <InSchool>{(hat) => <Mine hat={hat} />}</InSchool>

type MyMeasure = OutputOf<typeof listMyMeasures>['measures'][number]
const REFRESH = ['moderation.listMyMeasures', 'moderation.countDesk']

function Mine({ hat }: { hat: Hat }) {
  const t = useWords('moderation')
  const input = { organizationId: hat.organization.id }
  const measures = useAsk<typeof listMyMeasures>('moderation.listMyMeasures', input)
  const reports = useAsk<typeof listMyReports>('moderation.listMyReports', input)
  return (
    <>
      <TopBar title={t('mine.title')} text={hat.organization.shortName} back="/more" />
      <div className="moderation-column">
        <Card title={t('mine.about')}>
          {measures.error && <Note kind="bad">{measures.error.reason}</Note>}
          {measures.isPending && <Skeleton lines={3} />}
          {measures.data?.measures.length === 0 && <Empty end icon={Heart} text={t('mine.none')} />}
          <ul className="moderation-mine">
            {measures.data?.measures.map((one) => (
              <li key={one.id}>
                <MeasureItem measure={one} />
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t('mine.reports')}>
          {reports.isPending && <Skeleton lines={2} />}
          {reports.data?.reports.length === 0 && <Empty end icon={Send} text={t('mine.noReports')} />}
          <ul className="moderation-mine">
            {reports.data?.reports.map((one) => (
              <li key={one.id}>
                <span className="row wrap">
                  <b>{t(`report.${one.kind}`)}</b>
                  <Tag {...(one.outcome === 'waits' ? { kind: 'wait' as const } : { kind: 'ok' as const })}>
                    {t(`mine.outcome_${one.outcome}`)}
                  </Tag>
                </span>
                <p className="small dim">
                  {chatName(t, one.chat)}, {dayOf(one.at)}
                </p>
                {one.answer && <p>{one.answer}</p>}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}

function MeasureItem({ measure }: { measure: MyMeasure }) {
  const t = useWords('moderation')
  const [asking, setAsking] = useState(false)
  const confirming = useRun<typeof confirmMeasure>('moderation.confirmMeasure', {
    refresh: REFRESH,
    onError: sayRefusal,
  })
  const { appeal: answered } = measure
  return (
    <>
      <b>
        {t(`mine.${measure.kind}`, {
          chat: chatName(t, measure.chat),
          date: measure.until ? dayOf(measure.until) : '',
        })}
      </b>
      <blockquote className="moderation-said">{measure.text}</blockquote>
      <p>{measure.reason}</p>
      <p className="small dim">
        {measure.by}, {dayOf(measure.at)}
      </p>
      {measure.liftedAt && <Tag kind="ok">{t('measure.wasLifted')}</Tag>}
      {answered && (
        <Note kind={answered.decidedAt ? 'info' : 'wait'}>
          {answered.decidedAt
            ? t(answered.upheld ? 'mine.upheld' : 'mine.granted', { answer: answered.answer })
            : t('mine.appealed')}
        </Note>
      )}
      <div className="row wrap">
        {!measure.confirmedAt && !measure.liftedAt && (
          <Button kind="pri" busy={confirming.isPending} onClick={() => confirming.mutate({ measureId: measure.id })}>
            {t('mine.read')}
          </Button>
        )}
        {measure.can.appeal && !asking && (
          <Button kind="line" onClick={() => setAsking(true)}>
            {t('mine.disagree')}
          </Button>
        )}
      </div>
      {asking && <AppealForm measureId={measure.id} onClose={() => setAsking(false)} />}
    </>
  )
}

function AppealForm({ measureId, onClose }: { measureId: string; onClose: () => void }) {
  const t = useWords('moderation')
  const [words, setWords] = useState('')
  const appealing = useRun<typeof appeal>('moderation.appeal', {
    refresh: REFRESH,
    onDone: () => {
      toast(t('mine.sent'))
      onClose()
    },
  })
  return (
    <form
      className="moderation-decide"
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim().length >= 3) appealing.mutate({ measureId, words: words.trim() })
      }}
    >
      <TextArea
        label={t('mine.words')}
        hint={t('mine.wordsHint')}
        value={words}
        maxLength={2000}
        error={appealing.error?.reason}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="row wrap">
        <Button kind="pri" type="submit" busy={appealing.isPending} disabled={words.trim().length < 3}>
          {t('mine.send')}
        </Button>
        <Button kind="line" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
