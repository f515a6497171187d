import './consents.css'
import './words.ts'
import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { listClasses } from '#contract/classes'
import type { askForConsent, listTemplates } from '#contract/consents'
import type { Hat, Person } from '#contract/people'
import { InSchool, PersonPicker, useUnitWords } from '#screens/people'
import { Button, Card, Checkbox, Field, Note, Segmented, Select, Skeleton, TextArea, TopBar } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useGo } from '#web/router'
import { useSchoolClock } from '#web/school-clock'
import { endOfDay, todayField } from './days.ts'

/** A consent by a text of the school, or a permission slip in one's own words. */
export const AskScreen = () => <InSchool work>{(hat) => <Asking hat={hat} />}</InSchool>

const SLIP = { title: '', text: '', consequence: '', trip: true, day: '', time: '', place: '', cost: '0' }

function Asking({ hat }: { hat: Hat }) {
  const t = useUnitWords('consents')
  const go = useGo()
  const organizationId = hat.organization.id
  const clock = useSchoolClock(organizationId)
  const templates = useAsk<typeof listTemplates>('consents.listTemplates', { organizationId }).data?.templates
  const classes = useAsk<typeof listClasses>('classes.listClasses', { organizationId }).data?.classes
  const [what, setWhat] = useState<'template' | 'slip'>('slip')
  const [templateId, setTemplateId] = useState('')
  const [slip, setSlip] = useState(SLIP)
  const [classIds, setClassIds] = useState<string[]>([])
  const [people, setPeople] = useState<Person[]>([])
  const [deadline, setDeadline] = useState('')
  const [tried, setTried] = useState(false)
  const asking = useRun<typeof askForConsent>('consents.askForConsent', {
    refresh: ['consents.listRequests'],
    onDone: ({ id }) => go(`/school/consents/${id}`, { replace: true }),
  })
  if (!templates || !classes) return <Skeleton lines={8} />

  const led = classes.filter(({ can }) => can.lead)
  const chosen = templateId || templates[0]?.id || ''
  const nobody = classIds.length + people.length === 0
  const short = (text: string, least: number) => (tried && text.trim().length < least ? t('ask.fill') : undefined)
  const { error } = asking
  const errorAt = (...fields: string[]) => (fields.includes(error?.field ?? '') ? error?.reason : undefined)

  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const { title, text, consequence, trip, day, time, place, cost } = slip
    const missing =
      what === 'slip' && (title.trim().length < 3 || text.trim().length < 10 || (trip && !(day && place.trim())))
    if (nobody || missing || (what === 'template' && !chosen)) return
    const where = trip ? { day, time: time || null, place, cost: Math.max(0, Math.round(Number(cost) || 0)) } : null
    asking.mutate({
      organizationId,
      what:
        what === 'template'
          ? { templateId: chosen }
          : { title, text, consequence: consequence.trim() || t('ask.consequenceDefault'), trip: where },
      classIds,
      personIds: people.map(({ id }) => id),
      deadline: endOfDay(deadline, clock),
    })
  }

  return (
    <>
      <title>{t('ask.title')}</title>
      <TopBar title={t('ask.title')} back="/school/consents" />
      <form className="consents-form" onSubmit={send} noValidate>
        <Card>
          <div className="consents-form">
            <Segmented
              label={t('ask.what')}
              value={what}
              onChange={setWhat}
              options={[
                { value: 'slip', label: t('ask.slip') },
                { value: 'template', label: t('ask.template') },
              ]}
            />
            {what === 'slip' ? (
              <SlipFields slip={slip} onChange={(part) => setSlip({ ...slip, ...part })} short={short} tried={tried} />
            ) : templates.length > 0 ? (
              <Template templates={templates} chosen={chosen} onChange={setTemplateId} />
            ) : (
              <Note>{t(hat.can.administer ? 'ask.noTexts' : 'ask.noTextsYet')}</Note>
            )}
          </div>
        </Card>
        <Card>
          <div className="consents-form">
            <fieldset className="consents-classes">
              <legend>{t('ask.whom')}</legend>
              {led.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={classIds.includes(id)}
                  onChange={(on) => setClassIds(on ? [...classIds, id] : classIds.filter((one) => one !== id))}
                />
              ))}
            </fieldset>
            {hat.can.administer && <Single organizationId={organizationId} people={people} onChange={setPeople} />}
            {((tried && nobody) || errorAt('classIds')) && (
              <p className="consents-error" role="alert">
                {errorAt('classIds') ?? t('ask.nobody')}
              </p>
            )}
            <Field
              type="date"
              label={t('ask.deadline')}
              hint={t('ask.deadlineHint')}
              value={deadline}
              min={todayField()}
              error={errorAt('deadline')}
              onChange={(event) => setDeadline(event.target.value)}
            />
          </div>
        </Card>
        {error && !['deadline', 'classIds'].includes(error.field ?? '') && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
        <p>
          <Button kind="pri" type="submit" busy={asking.isPending}>
            {t('ask.send')}
          </Button>
        </p>
      </form>
    </>
  )
}

type Slip = typeof SLIP
type SlipProps = {
  slip: Slip
  tried: boolean
  short: (text: string, least: number) => string | undefined
  onChange: (part: Partial<Slip>) => void
}

function SlipFields({ slip, tried, short, onChange }: SlipProps) {
  const t = useUnitWords('consents')
  return (
    <>
      <Field
        label={t('ask.headline')}
        hint={t('ask.headlineHint')}
        value={slip.title}
        maxLength={150}
        error={short(slip.title, 3)}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <TextArea
        label={t('ask.text')}
        hint={t('ask.textHint')}
        value={slip.text}
        rows={4}
        maxLength={8000}
        error={short(slip.text, 10)}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <Checkbox label={t('ask.trip')} checked={slip.trip} onChange={(trip) => onChange({ trip })} />
      {slip.trip && (
        <>
          <div className="consents-two">
            <Field
              type="date"
              label={t('trip.day')}
              value={slip.day}
              min={todayField()}
              error={tried && !slip.day ? t('ask.fill') : undefined}
              onChange={(event) => onChange({ day: event.target.value })}
            />
            <Field
              type="time"
              label={t('trip.time')}
              value={slip.time}
              onChange={(event) => onChange({ time: event.target.value })}
            />
          </div>
          <div className="consents-two">
            <Field
              label={t('trip.place')}
              value={slip.place}
              maxLength={200}
              error={short(slip.place, 2)}
              onChange={(event) => onChange({ place: event.target.value })}
            />
            <Field
              type="number"
              label={t('trip.cost')}
              hint={t('trip.costHint')}
              value={slip.cost}
              min={0}
              inputMode="numeric"
              onChange={(event) => onChange({ cost: event.target.value })}
            />
          </div>
        </>
      )}
      <Field
        label={t('ask.consequence')}
        hint={t('ask.consequenceHint')}
        value={slip.consequence}
        maxLength={1000}
        onChange={(event) => onChange({ consequence: event.target.value })}
      />
    </>
  )
}

type TemplateProps = {
  templates: { id: string; title: string; text: string; version: number }[]
  chosen: string
  onChange: (id: string) => void
}

function Template({ templates, chosen, onChange }: TemplateProps) {
  const t = useUnitWords('consents')
  const one = templates.find(({ id }) => id === chosen)
  return (
    <>
      <Select
        label={t('ask.text')}
        value={chosen}
        onChange={onChange}
        options={templates.map(({ id, title }) => ({ value: id, label: title }))}
      />
      {one && (
        <div className="consents-paper" lang="ru">
          {one.text.split('\n\n').map((text) => (
            <p key={text} className="dim">
              {text}
            </p>
          ))}
        </div>
      )}
    </>
  )
}

type SingleProps = { organizationId: string; people: Person[]; onChange: (people: Person[]) => void }

/** Pupils and employees one by one. */
function Single({ organizationId, people, onChange }: SingleProps) {
  const t = useUnitWords('consents')
  const add = (person: Person) => onChange([...people, person])
  const without = people.map(({ id }) => id)
  return (
    <>
      <div className="consents-two">
        <PersonPicker {...{ organizationId, without }} kind="pupils" label={t('ask.pupil')} onPick={add} />
        <PersonPicker {...{ organizationId, without }} kind="staff" label={t('ask.employee')} onPick={add} />
      </div>
      {people.length > 0 && (
        <div className="consents-chosen">
          {people.map(({ id, fullName }) => (
            <Button
              key={id}
              kind="soft"
              icon={X}
              aria-label={t('ask.drop', { name: fullName })}
              onClick={() => onChange(people.filter((one) => one.id !== id))}
            >
              {fullName}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}
