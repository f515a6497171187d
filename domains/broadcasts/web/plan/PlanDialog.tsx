import '../broadcasts.css'
import '../words.ts'
import { type FormEvent, Suspense, useId, useState } from 'react'
import type { listAudiences } from '#contract/announcements'
import type { Broadcast, changeBroadcast, planBroadcast } from '#contract/broadcasts'
import { AudiencePicker } from '#screens/announcements'
import { Button, Checkbox, Dialog, Field, Skeleton, TextArea } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { useSchoolClock } from '#web/school-clock'
import { useHat } from '#web/session'

type Props = { organizationId: string; broadcast?: Broadcast; onClose: () => void }

/** What, when, for whom; kept or not, talked about or not. */
export function PlanDialog({ organizationId, broadcast, onClose }: Props) {
  const t = useWords('broadcasts')
  const formId = useId()
  const go = useGo()
  const clock = useSchoolClock(organizationId)
  const [plan, setPlan] = useState(() => fieldsOf(broadcast, clock.toField))
  const [chatIds, setChatIds] = useState<string[]>([])
  const [tried, setTried] = useState(false)
  const change = (part: Partial<Fields>) => setPlan({ ...plan, ...part })
  const refresh = ['broadcasts.listBroadcasts', 'broadcasts.getBroadcast', 'broadcasts.listOfDay']
  const planning = useRun<typeof planBroadcast>('broadcasts.planBroadcast', {
    refresh,
    onDone: ({ id }) => {
      onClose()
      go(`/broadcasts/${id}`)
    },
  })
  const changing = useRun<typeof changeBroadcast>('broadcasts.changeBroadcast', { refresh, onDone: onClose })
  const error = planning.error ?? changing.error
  const startsAt = clock.fromField(plan.day && plan.time ? `${plan.day}T${plan.time}` : '')
  const forNobody = !broadcast && chatIds.length === 0

  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (plan.title.trim().length < 2 || !startsAt || forNobody) return
    const { title, about, recorded, comments } = plan
    const said = { title, about, startsAt, recorded, comments }
    if (broadcast) changing.mutate({ broadcastId: broadcast.id, ...said })
    else planning.mutate({ organizationId, chatIds, ...said })
  }
  const need = (missing: boolean, word: string) => (tried && missing ? t(word) : undefined)
  const errorAt = (field: string) => (error?.field === field ? error.reason : undefined)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(broadcast ? 'plan.change' : 'plan.title')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('plan.cancel')}
          </Button>
          <Button kind="pri" type="submit" form={formId} busy={planning.isPending || changing.isPending}>
            {t(broadcast ? 'plan.save' : 'plan.publish')}
          </Button>
        </>
      }
    >
      <form id={formId} className="stack" onSubmit={send} noValidate>
        <Field
          label={t('plan.name')}
          value={plan.title}
          maxLength={120}
          error={errorAt('title') ?? need(plan.title.trim().length < 2, 'plan.nameHint')}
          onChange={(event) => change({ title: event.target.value })}
        />
        <div className="broadcasts-when">
          <Field
            type="date"
            label={t('plan.day')}
            value={plan.day}
            error={errorAt('startsAt') ?? need(!plan.day, 'plan.dayHint')}
            onChange={(event) => change({ day: event.target.value })}
          />
          <Field
            type="time"
            label={t('plan.time')}
            value={plan.time}
            error={need(!plan.time, 'plan.timeHint')}
            onChange={(event) => change({ time: event.target.value })}
          />
        </div>
        {clock.elsewhere && <p className="dim small">{clock.said}</p>}
        <TextArea
          label={t('plan.about')}
          value={plan.about}
          maxLength={2000}
          rows={2}
          onChange={(event) => change({ about: event.target.value })}
        />
        <Checkbox
          label={t('plan.recorded')}
          hint={t('plan.recordedHint')}
          checked={plan.recorded}
          onChange={(recorded) => change({ recorded })}
        />
        <Checkbox
          label={t('plan.comments')}
          hint={t('plan.commentsHint')}
          checked={plan.comments}
          onChange={(comments) => change({ comments })}
        />
        {!broadcast && (
          <Suspense fallback={<Skeleton lines={5} />}>
            <ForWhom
              organizationId={organizationId}
              chosen={chatIds}
              error={need(forNobody, 'plan.forNobody')}
              onChange={setChatIds}
            />
          </Suspense>
        )}
        {error && !error.field && (
          <p className="redpen" role="alert">
            {error.reason}
          </p>
        )}
      </form>
    </Dialog>
  )
}

type ForWhomProps = {
  organizationId: string
  chosen: string[]
  error: string | undefined
  onChange: (ids: string[]) => void
}

/** The school, classes, parents, staff: each is a chat. Whoever does not run the school has the own ones. */
function ForWhom({ organizationId, ...picked }: ForWhomProps) {
  const hat = useHat()
  const { data } = useAsk<typeof listAudiences>('announcements.listAudiences', { organizationId })
  if (!data) return <Skeleton lines={5} />
  const choices = hat?.can.administer ? data.audiences : data.audiences.filter(({ mine }) => mine)
  return <AudiencePicker choices={choices} {...picked} />
}

type Fields = { title: string; about: string; day: string; time: string; recorded: boolean; comments: boolean }

/** The next whole hour. */
const soon = () => new Date(Math.ceil((Date.now() + 600_000) / 3600_000) * 3600_000).toISOString()

function fieldsOf(known: Broadcast | undefined, toField: (at: string) => string): Fields {
  const at = toField(known?.startsAt ?? soon())
  const { title = '', about = '', recorded = true, comments = true } = known ?? {}
  return { title, about, recorded, comments, day: at.slice(0, 10), time: at.slice(11, 16) }
}
