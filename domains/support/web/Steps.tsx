import { CircleCheck, HandHelping, Share2 } from 'lucide-react'
import { useState } from 'react'
import type { closeRequest, HelpThread, listQueue, takeRequest } from '#contract/support'
import { Button, Note, Select } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'
import { PassDialog } from './PassDialog.tsx'
import { PassToSchool } from './PassToSchool.tsx'
import { REFRESH } from './refresh.ts'

/** What may be done besides answering. */
export function Steps({ thread: { request, can } }: { thread: HelpThread }) {
  const t = useWords('support')
  const [passing, setPassing] = useState(false)
  const taking = useRun<typeof takeRequest>('support.takeRequest', { refresh: REFRESH })
  const closing = useRun<typeof closeRequest>('support.closeRequest', { refresh: REFRESH })
  const mine = useHat()?.personId === request.assignee?.id
  const error = taking.error ?? closing.error
  const requestId = request.id
  const closed = request.state === 'closed'
  return (
    <div className="stack stack-s">
      {error && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      {can.take && request.organization && (
        <Assign
          organizationId={request.organization.id}
          assigneeId={request.assignee?.id ?? ''}
          onAssign={(assigneeId) => taking.mutate({ requestId, assigneeId })}
        />
      )}
      <div className="row wrap">
        {can.take && !mine && !closed && (
          <Button kind="soft" icon={HandHelping} busy={taking.isPending} onClick={() => taking.mutate({ requestId })}>
            {t('step.take')}
          </Button>
        )}
        {can.take && !closed && (
          <Button kind="line" icon={Share2} onClick={() => setPassing(true)}>
            {t('step.pass')}
          </Button>
        )}
        {can.close && !closed && (
          <Button kind="line" icon={CircleCheck} busy={closing.isPending} onClick={() => closing.mutate({ requestId })}>
            {t('step.close')}
          </Button>
        )}
      </div>
      {can.passToSchool && <PassToSchool requestId={requestId} />}
      {passing && <PassDialog requestId={requestId} onClose={() => setPassing(false)} />}
    </div>
  )
}

type AssignProps = { organizationId: string; assigneeId: string; onAssign: (id: string) => void }

function Assign({ organizationId, assigneeId, onAssign }: AssignProps) {
  const t = useWords('support')
  const { data } = useAsk<typeof listQueue>('support.listQueue', { organizationId, which: 'open' })
  if (!data || data.staff.length < 2) return null
  return (
    <Select
      className="support-assign"
      label={t('step.assign')}
      value={assigneeId}
      onChange={onAssign}
      options={[
        { value: '', label: t('step.nobody'), disabled: true },
        ...data.staff.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
