import { CalendarX, Ellipsis, Pencil, Video } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { callOff, getPlanned, PlannedCall, startCall } from '#contract/calls'
import { Button, Confirm, IconButton, Menu, toast } from '#ui'
import { useRun } from '#web/api'
import { formatDay, useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { callHref } from '../use-chat-calls.ts'
import { PlanDialog } from './PlanDialog.tsx'
import { isDue } from './when.ts'

type Props = OutputOf<typeof getPlanned>

/** Join, begin; and for whoever has planned it: change, call off. */
export function PlannedActs({ planned, can }: Props) {
  const t = useWords('calls')
  const go = useGo()
  const [doing, setDoing] = useState<'change' | 'day' | 'all'>()
  const starting = useRun<typeof startCall>('calls.startCall', {
    refresh: ['calls.getPlanned', 'calls.listPlanned', 'calls.listChatCalls'],
    onDone: ({ id }) => go(callHref(id)),
  })
  const start = () =>
    starting.mutate(
      { chatId: planned.chatId, kind: 'video', plannedId: planned.id },
      { onError: ({ reason }) => toast(reason, { bad: true }) },
    )
  const again = planned.when.repeat !== 'once'
  const label = t('planned.deeds', { title: planned.title })
  return (
    <>
      {planned.callId ? (
        <Button kind="pri" icon={Video} href={callHref(planned.callId)}>
          {t('join')}
        </Button>
      ) : (
        can.start &&
        isDue(planned) && (
          <Button kind="pri" icon={Video} busy={starting.isPending} onClick={start}>
            {t('planned.begin')}
          </Button>
        )
      )}
      {can.change && (
        <Menu
          label={label}
          align="end"
          trigger={<IconButton icon={Ellipsis} label={label} />}
          items={[
            { key: 'change', icon: Pencil, label: t('planned.change'), onSelect: () => setDoing('change') },
            ...(again && planned.next
              ? [
                  {
                    key: 'day',
                    icon: CalendarX,
                    label: t('planned.offDay', {
                      day: formatDay(planned.next.startsAt, { timeZone: planned.timeZone }),
                    }),
                    onSelect: () => setDoing('day'),
                  },
                ]
              : []),
            { key: 'all', icon: CalendarX, red: true, label: t('planned.offAll'), onSelect: () => setDoing('all') },
          ]}
        />
      )}
      {doing === 'change' && (
        <PlanDialog chatIds={planned.chatIds} planned={planned} onClose={() => setDoing(undefined)} />
      )}
      {(doing === 'day' || doing === 'all') && (
        <CallingOff planned={planned} all={doing === 'all'} onClose={() => setDoing(undefined)} />
      )}
    </>
  )
}

function CallingOff({ planned, all, onClose }: { planned: PlannedCall; all: boolean; onClose: () => void }) {
  const t = useWords('calls')
  const off = useRun<typeof callOff>('calls.callOff', {
    refresh: ['calls.getPlanned', 'calls.listPlanned'],
    onDone: onClose,
  })
  const day = all ? null : (planned.next?.day ?? null)
  return (
    <Confirm
      open
      onClose={onClose}
      red
      title={t(all ? 'planned.offAllTitle' : 'planned.offDayTitle')}
      confirm={t('planned.offDo')}
      cancel={t('planned.keep')}
      busy={off.isPending}
      onConfirm={() =>
        off.mutate({ plannedId: planned.id, day }, { onError: ({ reason }) => toast(reason, { bad: true }) })
      }
    >
      {t('planned.offText', { title: planned.title })}
    </Confirm>
  )
}
