import '../broadcasts.css'
import '../words.ts'
import { Suspense, useState } from 'react'
import type { listAudiences } from '#contract/announcements'
import type { Broadcast, changeBroadcast, planBroadcast } from '#contract/broadcasts'
import { AudiencePicker } from '#screens/announcements'
import { Checkbox, DayTime, Field, FormDialog, Skeleton, TextArea } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { nextHour, useSchoolClock } from '#web/school-clock'
import { useHat } from '#web/session'

type Props = { organizationId: string; broadcast?: Broadcast; onClose: () => void }

/** What, when, for whom; kept or not, talked about or not. */
export function PlanDialog({ organizationId, broadcast, onClose }: Props) {
  const t = useWords('broadcasts')
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

  function send() {
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
    <FormDialog
      title={t(broadcast ? 'plan.change' : 'plan.title')}
      onClose={onClose}
      onSend={send}
      send={t(broadcast ? 'plan.save' : 'plan.publish')}
      cancel={t('plan.cancel')}
      busy={planning.isPending || changing.isPending}
      trouble={error?.field ? undefined : error?.reason}
    >
      <Field
        label={t('plan.name')}
        value={plan.title}
        maxLength={120}
        error={errorAt('title') ?? need(plan.title.trim().length < 2, 'plan.nameHint')}
        onChange={(event) => change({ title: event.target.value })}
      />
      <DayTime
        value={plan}
        onChange={change}
        labels={{ day: t('plan.day'), time: t('plan.time') }}
        errors={{
          day: errorAt('startsAt') ?? need(!plan.day, 'plan.dayHint'),
          time: need(!plan.time, 'plan.timeHint'),
        }}
      />
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
    </FormDialog>
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

function fieldsOf(known: Broadcast | undefined, toField: (at: string) => string): Fields {
  const at = toField(known?.startsAt ?? nextHour())
  const { title = '', about = '', recorded = true, comments = true } = known ?? {}
  return { title, about, recorded, comments, day: at.slice(0, 10), time: at.slice(11, 16) }
}
