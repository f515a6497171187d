import './consents.css'
import './words.ts'
import { CalendarDays, Plus, Scale } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { closeMatter, extendMatter, listMatters, Matter, openMatter } from '#contract/consents'
import { InSchool } from '#screens/people'
import { Button, Card, Empty, Field, FormDialog, IconButton, Note, Select, Skeleton, Tag, TextArea, TopBar } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { noon, paperDay, spokenDay, todayField, untilDay } from './days.ts'
import { WorkYear } from './WorkYear.tsx'

type Term = OutputOf<typeof listMatters>['terms'][number]

/** «Сроки по персональным данным»: what the law wants done, by which day, and by which clause. */
export const PrivacyScreen = () => (
  <InSchool administer>{(hat) => <Matters organizationId={hat.organization.id} />}</InSchool>
)

function Matters({ organizationId }: { organizationId: string }) {
  const t = useWords('consents')
  const { data, error } = useAsk<typeof listMatters>('consents.listMatters', { organizationId })
  const [opening, setOpening] = useState(false)
  const [calendar, setCalendar] = useState(false)
  const open = data?.matters.filter(({ doneAt }) => !doneAt) ?? []
  const done = data?.matters.filter(({ doneAt }) => doneAt) ?? []
  return (
    <>
      <title>{t('privacy.title')}</title>
      <TopBar title={t('privacy.head')} text={t('privacy.subtitle')} back="/school/consents">
        <IconButton className="only-phone" icon={Plus} label={t('privacy.add')} onClick={() => setOpening(true)} />
        <IconButton icon={CalendarDays} label={t('year.open')} onClick={() => setCalendar(true)} />
        <Button className="only-wide" kind="pri" icon={Plus} onClick={() => setOpening(true)}>
          {t('privacy.add')}
        </Button>
      </TopBar>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={4} />}
      {data && (
        <div className="stack stack-l consents-narrow">
          {open.length === 0 && <Empty icon={Scale} title={t('privacy.empty.title')} text={t('privacy.empty.text')} />}
          {open.map((matter) => (
            <OpenMatter key={matter.id} matter={matter} />
          ))}
          {done.length > 0 && (
            <Card title={t('privacy.done')}>
              <ul className="consents-rows">
                {done.map((one) => (
                  <li key={one.id}>
                    <b>{t(`privacy.kind.${one.kind}`)}</b>
                    <span className="small dim">
                      {[aboutOf(one), one.doneAt && spokenDay(one.doneAt), one.doneBy, one.outcome]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      )}
      {calendar && <WorkYear organizationId={organizationId} onClose={() => setCalendar(false)} />}
      {opening && data && (
        <Opening organizationId={organizationId} terms={data.terms} onClose={() => setOpening(false)} />
      )}
    </>
  )
}

const aboutOf = ({ about, subject, title }: Matter) => about ?? [subject, title].filter(Boolean).join(', ')

function OpenMatter({ matter }: { matter: Matter }) {
  const t = useWords('consents')
  const [doing, setDoing] = useState<'close' | 'extend'>()
  const { urgency, dueOn, begunOn, law, can } = matter
  return (
    <Card
      title={t(`privacy.kind.${matter.kind}`)}
      mark={
        <Tag {...(urgency === 'overdue' ? { kind: 'bad' } : urgency === 'soon' ? { kind: 'wait' } : {})}>
          {t(urgency === 'overdue' ? 'privacy.overdue' : 'privacy.due', { when: untilDay(noon(dueOn)) })}
        </Tag>
      }
    >
      <div className="stack stack-s">
        <p>{aboutOf(matter)}</p>
        <p className="small dim">
          {t('privacy.begun', { when: paperDay(begunOn) })} · {law.act}, {law.clause}
        </p>
        {matter.extensionReason && (
          <p className="small dim">{t('privacy.extended', { reason: matter.extensionReason })}</p>
        )}
        {(matter.rough || law.checked === 'memory') && (
          <Note kind="wait">{t(matter.rough ? 'privacy.rough' : 'privacy.unchecked')}</Note>
        )}
        <p className="small">{t(`privacy.todo.${matter.kind}`)}</p>
        <div className="row wrap">
          {can.close && (
            <Button kind="pri" onClick={() => setDoing('close')}>
              {t('privacy.close')}
            </Button>
          )}
          {can.extend && (
            <Button kind="line" onClick={() => setDoing('extend')}>
              {t('privacy.extend')}
            </Button>
          )}
        </div>
      </div>
      {doing && <Step matterId={matter.id} doing={doing} onClose={() => setDoing(undefined)} />}
    </Card>
  )
}

type StepProps = { matterId: string; doing: 'close' | 'extend'; onClose: () => void }

function Step({ matterId, doing, onClose }: StepProps) {
  const t = useWords('consents')
  const [text, setText] = useState('')
  const options = { refresh: ['consents.listMatters'], onDone: onClose }
  const closing = useRun<typeof closeMatter>('consents.closeMatter', options)
  const extending = useRun<typeof extendMatter>('consents.extendMatter', options)
  const error = closing.error ?? extending.error
  function send() {
    if (doing === 'close') closing.mutate({ matterId, outcome: text })
    else extending.mutate({ matterId, reason: text })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t(`privacy.${doing}`)}
      send={t('save')}
      onSend={send}
      busy={closing.isPending || extending.isPending}
    >
      <TextArea
        label={t(`privacy.${doing}Label`)}
        hint={t(`privacy.${doing}Hint`)}
        value={text}
        maxLength={500}
        error={error?.reason}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  )
}

type OpeningProps = { organizationId: string; terms: Term[]; onClose: () => void }

function Opening({ organizationId, terms, onClose }: OpeningProps) {
  const t = useWords('consents')
  const [kind, setKind] = useState<Term['kind']>('accessRequest')
  const [about, setAbout] = useState('')
  const [begunOn, setBegunOn] = useState(todayField)
  const opening = useRun<typeof openMatter>('consents.openMatter', {
    refresh: ['consents.listMatters'],
    onDone: onClose,
  })
  const term = terms.find((one) => one.kind === kind)!
  const { error } = opening
  const errorAt = (field: string) => (error?.field === field ? error.reason : undefined)
  function send() {
    opening.mutate({ organizationId, kind, about, begunOn })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('privacy.add')}
      send={t('privacy.start')}
      onSend={send}
      busy={opening.isPending}
      trouble={error && !error.field && error.reason}
    >
      <Select
        label={t('privacy.what')}
        hint={`${t(`privacy.unit.${term.unit}`, { count: term.days })}. ${term.act}, ${term.clause}`}
        value={kind}
        onChange={(value) => setKind(value as Term['kind'])}
        options={terms.map((one) => ({ value: one.kind, label: t(`privacy.kind.${one.kind}`) }))}
      />
      <Field
        label={t('privacy.about')}
        hint={t('privacy.aboutHint')}
        value={about}
        maxLength={300}
        error={errorAt('about')}
        onChange={(event) => setAbout(event.target.value)}
      />
      <Field
        type="date"
        label={t('privacy.day')}
        value={begunOn}
        max={todayField()}
        error={errorAt('begunOn')}
        onChange={(event) => setBegunOn(event.target.value)}
      />
    </FormDialog>
  )
}
