import './consents.css'
import './words.ts'
import { Printer, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { declineConsent, getDocument, printDocument, withdrawConsent } from '#contract/consents'
import { Button, Card, Confirm, NameChip, Note, Page, Skeleton, StatusScreen, TextArea, TopBar, toast } from '#ui'
import { downloadUrl, useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { sayRefusal } from '#web/say-refusal'
import { useMe } from '#web/session'
import { Answers } from './Answers.tsx'
import { untilDay } from './days.ts'
import { SigningDialog } from './SigningDialog.tsx'
import { StateTag } from './StateTag.tsx'
import { TripLine } from './TripLine.tsx'

const REFRESH = ['consents.listMine', 'consents.getDocument']

/** One document, word for word as it would be signed, and what can be done with it. */
export function SignScreen() {
  const t = useWords('consents')
  useMe()
  const about = { requestId: useParam('requestId'), subjectId: useParam('subjectId') }
  const { data, error } = useAsk<typeof getDocument>('consents.getDocument', about)
  return (
    <Page>
      {data ? (
        <Document {...data} />
      ) : error ? (
        <>
          <TopBar title={t('title')} back="/consents" />
          {error.code === 'not_found' ? (
            <StatusScreen title={error.reason} actions={null} />
          ) : (
            <Note kind="bad">{error.reason}</Note>
          )}
        </>
      ) : (
        <Skeleton lines={10} />
      )}
    </Page>
  )
}

function Document({ mine, document, sha256, answers }: OutputOf<typeof getDocument>) {
  const t = useWords('consents')
  const { request, subject, state, own, can } = mine
  const about = { requestId: request.id, subjectId: subject.id }
  const [comment, setComment] = useState('')
  const [doing, setDoing] = useState<'sign' | 'decline' | 'withdraw'>()
  const close = () => setDoing(undefined)
  const paper = downloadUrl<typeof printDocument>('consents.printDocument', about)
  const [school, title, ...paragraphs] = document.split('\n\n')
  return (
    <>
      <title>{request.title}</title>
      <TopBar title={request.title} text={t(`kind.${request.kind}`)} back="/consents">
        <Button className="only-phone btn-round" icon={Printer} aria-label={t('print')} href={paper} target="_blank" />
        <Button className="only-wide" kind="line" icon={Printer} href={paper} target="_blank">
          {t('print')}
        </Button>
      </TopBar>
      <div className="stack stack-l consents-narrow">
        <p className="row wrap">
          {!subject.self && <NameChip id={subject.id} name={subject.fullName} />}
          <StateTag state={state} />
          {request.trip && (
            <span>
              <TripLine trip={request.trip} />
            </span>
          )}
        </p>
        <Card className="consents-paper">
          {/* The paper itself stays as the school has written it. */}
          <div lang="ru">
            <p className="small dim">{school}</p>
            <h2>{title}</h2>
            {paragraphs.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        </Card>
        {(can.sign || can.decline) && (
          <Card title={t('answer.title')}>
            <div className="stack">
              {request.deadline && <p className="dim">{t('answer.until', { when: untilDay(request.deadline) })}</p>}
              <TextArea
                label={t('answer.comment')}
                hint={t('answer.commentHint')}
                value={comment}
                maxLength={500}
                rows={2}
                onChange={(event) => setComment(event.target.value)}
              />
              <div className="row wrap">
                {can.sign && (
                  <Button kind="pri" onClick={() => setDoing('sign')}>
                    {t(request.kind === 'slip' ? 'answer.allow' : 'answer.sign')}
                  </Button>
                )}
                {can.decline && (
                  <Button kind="line" onClick={() => setDoing('decline')}>
                    {t(request.kind === 'slip' ? 'answer.forbid' : 'answer.decline')}
                  </Button>
                )}
              </div>
              <p className="small dim">{t('answer.free')}</p>
            </div>
          </Card>
        )}
        {request.closedAt && !own && <Note>{t('closed')}</Note>}
        {answers.length > 0 && (
          <Card
            title={t('answers')}
            aside={
              can.withdraw && (
                <Button icon={Undo2} onClick={() => setDoing('withdraw')}>
                  {t('withdraw.do')}
                </Button>
              )
            }
          >
            <Answers answers={answers} />
          </Card>
        )}
      </div>
      {doing === 'sign' && <SigningDialog about={about} sha256={sha256} comment={comment} onClose={close} />}
      {doing === 'decline' && <Decline about={about} comment={comment} onClose={close} />}
      {doing === 'withdraw' && <Withdraw about={about} consequence={request.consequence} onClose={close} />}
    </>
  )
}

type About = { requestId: string; subjectId: string }

function Decline({ about, comment, onClose }: { about: About; comment: string; onClose: () => void }) {
  const t = useWords('consents')
  const declining = useRun<typeof declineConsent>('consents.declineConsent', { refresh: REFRESH, onDone: onClose })
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('decline.title')}
      confirm={t('decline.do')}
      cancel={t('cancel')}
      busy={declining.isPending}
      onConfirm={() =>
        declining.mutate({ ...about, ...(comment ? { comment } : {}) }, { onError: ({ reason }) => toast(reason) })
      }
    >
      <p>{t('decline.text')}</p>
    </Confirm>
  )
}

function Withdraw({ about, consequence, onClose }: { about: About; consequence: string; onClose: () => void }) {
  const t = useWords('consents')
  const [reason, setReason] = useState('')
  const withdrawing = useRun<typeof withdrawConsent>('consents.withdrawConsent', { refresh: REFRESH, onDone: onClose })
  return (
    <Confirm
      open
      red
      onClose={onClose}
      title={t('withdraw.title')}
      confirm={t('withdraw.do')}
      cancel={t('cancel')}
      busy={withdrawing.isPending}
      onConfirm={() => withdrawing.mutate({ ...about, ...(reason ? { reason } : {}) }, { onError: sayRefusal })}
    >
      <p lang="ru">{consequence}</p>
      <p>{t('withdraw.text')}</p>
      <TextArea
        label={t('withdraw.reason')}
        value={reason}
        maxLength={500}
        rows={2}
        onChange={(event) => setReason(event.target.value)}
      />
    </Confirm>
  )
}
