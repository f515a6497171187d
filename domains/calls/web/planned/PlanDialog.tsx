import '../calls.css'
import '../words.ts'
import { useState } from 'react'
import type { changePlanned, PlannedCall, planCall } from '#contract/calls'
import type { Chat } from '#contract/chats'
import { useChats, useTitles } from '#screens/chats'
import { Checkbox, DayTime, Field, FormDialog, Select, TextArea } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { nextHour, useSchoolClock } from '#web/school-clock'
import { Conflicts } from './Conflicts.tsx'

const KINDS = ['lesson', 'parentsMeeting', 'council', 'consultation', 'other'] as const
const REPEATS = ['once', 'daily', 'weekdays', 'weekly', 'fortnightly', 'monthly'] as const
const LENGTHS = ['15', '20', '30', '40', '45', '60', '90', '120', '180']

/** «Запланировать звонок» of the composer. */
export const NewPlan = ({ chat, onClose }: { chat: Chat; onClose: () => void }) => (
  <PlanDialog chatIds={[chat.id]} onClose={onClose} />
)

type Props = { chatIds: string[]; planned?: PlannedCall; onClose: () => void }

export function PlanDialog({ chatIds, planned, onClose }: Props) {
  const t = useWords('calls')
  const chats = useChats()?.map(({ chat }) => chat) ?? []
  const home = chats.find(({ id }) => id === chatIds[0])
  const clock = useSchoolClock(planned?.organizationId ?? home?.organizationId ?? '')
  const [plan, setPlan] = useState(() => (planned ? asFields(planned) : emptyFields(home, clock.toField(nextHour()))))
  const [invited, setInvited] = useState<ReadonlySet<string>>(new Set(chatIds))
  const [tried, setTried] = useState(false)
  const change = (part: Partial<Fields>) => setPlan({ ...plan, ...part })
  const done = { refresh: ['calls.getPlanned', 'calls.listPlanned'], onDone: onClose }
  const planning = useRun<typeof planCall>('calls.planCall', done)
  const changing = useRun<typeof changePlanned>('calls.changePlanned', done)
  const error = planning.error ?? changing.error
  const errorAt = (field: string) => (error?.field?.startsWith(field) ? error.reason : undefined)

  function send() {
    setTried(true)
    if (plan.title.trim().length < 2 || !plan.day || !plan.time) return
    const { kind, title, agenda, day, time, minutes, repeat, until } = plan
    const when = { day, time, minutes: Number(minutes), repeat, until: (repeat !== 'once' && until) || null }
    const about = { kind, title, agenda, when }
    if (planned) changing.mutate({ plannedId: planned.id, ...about })
    else planning.mutate({ chatIds: [chatIds[0]!, ...[...invited].filter((id) => id !== chatIds[0])], ...about })
  }
  const need = (text: string, word: string) => (tried && !text.trim() ? t(word) : undefined)
  return (
    <FormDialog
      title={t(planned ? 'planned.change' : 'planned.new')}
      onClose={onClose}
      onSend={send}
      send={t(planned ? 'planned.save' : 'planned.publish')}
      cancel={t('planned.cancel')}
      busy={planning.isPending || changing.isPending}
      trouble={error?.field ? undefined : error?.reason}
    >
      <Field
        label={t('planned.title')}
        value={plan.title}
        maxLength={120}
        error={errorAt('title') ?? need(plan.title, 'planned.titleHint')}
        onChange={(event) => change({ title: event.target.value })}
      />
      <Select
        label={t('planned.kind')}
        value={plan.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`plannedKind.${kind}`) }))}
        onChange={(kind) => change({ kind: kind as Fields['kind'] })}
      />
      <DayTime
        value={plan}
        onChange={change}
        labels={{ day: t('planned.day'), time: t('planned.time') }}
        errors={{ day: need(plan.day, 'planned.dayHint'), time: need(plan.time, 'planned.timeHint') }}
      >
        <Select
          label={t('planned.length')}
          value={plan.minutes}
          options={LENGTHS.map((value) => ({ value, label: t('minutes', { count: Number(value) }) }))}
          onChange={(minutes) => change({ minutes })}
        />
      </DayTime>
      {(errorAt('when') || clock.elsewhere) && (
        <p className={errorAt('when') ? 'redpen small' : 'dim small'} role={errorAt('when') ? 'alert' : undefined}>
          {errorAt('when') ?? clock.said}
        </p>
      )}
      <div className="calls-when">
        <Select
          label={t('planned.repeat')}
          value={plan.repeat}
          options={REPEATS.map((repeat) => ({ value: repeat, label: t(`repeat.${repeat}`) }))}
          onChange={(repeat) => change({ repeat: repeat as Fields['repeat'] })}
        />
        {plan.repeat !== 'once' && (
          <Field
            type="date"
            label={t('planned.until')}
            value={plan.until}
            onChange={(event) => change({ until: event.target.value })}
          />
        )}
      </div>
      <Conflicts plan={plan} chatIds={[...invited]} except={planned?.id} zone={clock.zone} />
      <TextArea
        label={t('planned.agenda')}
        value={plan.agenda}
        maxLength={4000}
        rows={3}
        onChange={(event) => change({ agenda: event.target.value })}
      />
      {!planned && home?.kind !== 'direct' && (
        <Others home={home} chats={chats} invited={invited} onInvite={setInvited} />
      )}
    </FormDialog>
  )
}

type OthersProps = {
  home: Chat | undefined
  chats: Chat[]
  invited: ReadonlySet<string>
  onInvite: (ids: ReadonlySet<string>) => void
}

/** Classes, parents, staff: each is a chat; the people of those chosen are invited, too. */
function Others({ home, chats, invited, onInvite }: OthersProps) {
  const t = useWords('calls')
  const titleOf = useTitles()
  const others = chats.filter(
    ({ id, kind, organizationId, can }) =>
      id !== home?.id && kind === 'group' && organizationId === home?.organizationId && can.post,
  )
  if (others.length === 0) return null
  const turn = (id: string, on: boolean) =>
    onInvite(new Set(on ? [...invited, id] : [...invited].filter((one) => one !== id)))
  return (
    <details className="calls-others">
      <summary>{t('planned.others', { count: invited.size - 1 })}</summary>
      {others.map((chat) => (
        <Checkbox
          key={chat.id}
          label={titleOf(chat)}
          checked={invited.has(chat.id)}
          onChange={(on) => turn(chat.id, on)}
        />
      ))}
    </details>
  )
}

export type Fields = {
  kind: PlannedCall['kind']
  title: string
  agenda: string
  day: string
  time: string
  minutes: string
  repeat: PlannedCall['when']['repeat']
  until: string
}

const asFields = ({ kind, title, agenda, when }: PlannedCall): Fields => ({
  kind,
  title,
  agenda,
  ...when,
  minutes: String(when.minutes),
  until: when.until ?? '',
})

const KIND_OF_CHAT: Record<string, Fields['kind']> = {
  parents: 'parentsMeeting',
  staff: 'council',
  teachers: 'council',
}

const emptyFields = (home: Chat | undefined, at: string): Fields => ({
  kind: home?.kind === 'direct' ? 'consultation' : (KIND_OF_CHAT[home?.automatic ?? ''] ?? 'lesson'),
  title: '',
  agenda: '',
  day: at.slice(0, 10),
  time: at.slice(11, 16),
  minutes: '45',
  repeat: 'once',
  until: '',
})
