import './consents.css'
import './words.ts'
import { BellRing, Download, Lock, Printer } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { closeRequest, exportRegister, getRequest, printRegister, remindRest } from '#contract/consents'
import type { Hat } from '#contract/people'
import { InSchool } from '#screens/people'
import { Button, Card, Confirm, Note, Pills, Skeleton, Tag, TopBar, toast } from '#ui'
import { downloadUrl, useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { spokenDay, untilDay } from './days.ts'
import { RegisterRows } from './RegisterRows.tsx'
import { Sums } from './RequestsScreen.tsx'
import { TripLine } from './TripLine.tsx'

/** Who has signed and who has not, class by class. */
export const RegisterScreen = () => <InSchool work>{(hat) => <Register hat={hat} />}</InSchool>

function Register({ hat }: { hat: Hat }) {
  const t = useWords('consents')
  const requestId = useParam('requestId')
  const { data, error } = useAsk<typeof getRequest>('consents.getRequest', { requestId })
  if (error) {
    return (
      <>
        <TopBar title={t('school.title')} back="/school/consents" />
        <Note kind="bad">{error.reason}</Note>
      </>
    )
  }
  return data ? <Whole data={data} hat={hat} /> : <Skeleton rows lines={6} />
}

function Whole({ data, hat }: { data: OutputOf<typeof getRequest>; hat: Hat }) {
  const t = useWords('consents')
  const { request, counts, classes, can } = data
  const [chosen, setChosen] = useState<string>()
  const shown = classes.find(({ classId }) => (classId ?? 'none') === chosen) ?? classes[0]
  const about = {
    requestId: request.id,
    ...(hat.can.administer && chosen && shown?.classId ? { classId: shown.classId } : {}),
  }
  return (
    <>
      <title>{request.title}</title>
      <TopBar
        title={request.title}
        text={[t(`kind.${request.kind}`), request.version && t('version', { version: request.version }), request.author]
          .filter(Boolean)
          .join(' · ')}
        back="/school/consents"
      />
      <div className="stack stack-l consents-narrow">
        <Card>
          <div className="stack">
            {request.trip && (
              <p>
                <TripLine trip={request.trip} />
              </p>
            )}
            <Sums counts={counts} />
            <p className="row wrap">
              {request.closedAt ? (
                <Tag>{t('closedOn', { when: spokenDay(request.closedAt) })}</Tag>
              ) : (
                request.deadline && <Tag>{t('until', { when: untilDay(request.deadline) })}</Tag>
              )}
              {request.remindedAt && (
                <span className="small dim">{t('remind.at', { when: spokenDay(request.remindedAt) })}</span>
              )}
            </p>
            <div className="row wrap">
              {can.remind && counts.waiting > 0 && <Remind requestId={request.id} />}
              <Button
                kind="line"
                icon={Printer}
                href={downloadUrl<typeof printRegister>('consents.printRegister', about)}
                target="_blank"
              >
                {t('register.print')}
              </Button>
              <Button
                kind="line"
                icon={Download}
                data-file
                href={downloadUrl<typeof exportRegister>('consents.exportRegister', about)}
              >
                {t('register.export')}
              </Button>
              {can.close && <Close requestId={request.id} />}
            </div>
          </div>
        </Card>
        {classes.length > 1 && (
          <Pills
            label={t('register.classes')}
            value={shown?.classId ?? 'none'}
            onChange={setChosen}
            options={classes.map(({ classId, name, counts: own }) => ({
              value: classId ?? 'none',
              label: `${name ?? t('register.staff')} ${own.signed}/${own.of}`,
            }))}
          />
        )}
        {shown ? (
          <RegisterRows request={request} classId={shown.classId} name={shown.name ?? t('register.staff')} />
        ) : (
          <Note>{t('register.nobody')}</Note>
        )}
      </div>
    </>
  )
}

function Remind({ requestId }: { requestId: string }) {
  const t = useWords('consents')
  const reminding = useRun<typeof remindRest>('consents.remindRest', {
    refresh: ['consents.getRequest'],
    onDone: ({ reminded, absent }) =>
      toast(t(absent ? 'remind.doneAbsent' : 'remind.done', { count: reminded, absent })),
  })
  return (
    <Button
      kind="soft"
      icon={BellRing}
      busy={reminding.isPending}
      onClick={() => reminding.mutate({ requestId }, { onError: ({ reason }) => toast(reason) })}
    >
      {t('remind.do')}
    </Button>
  )
}

function Close({ requestId }: { requestId: string }) {
  const t = useWords('consents')
  const [open, setOpen] = useState(false)
  const closing = useRun<typeof closeRequest>('consents.closeRequest', {
    refresh: ['consents.getRequest', 'consents.listRequests'],
    onDone: () => setOpen(false),
  })
  return (
    <>
      <Button icon={Lock} onClick={() => setOpen(true)}>
        {t('close.do')}
      </Button>
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title={t('close.title')}
        confirm={t('close.do')}
        cancel={t('cancel')}
        busy={closing.isPending}
        onConfirm={() => closing.mutate({ requestId }, { onError: ({ reason }) => toast(reason) })}
      >
        <p>{t('close.text')}</p>
      </Confirm>
    </>
  )
}
