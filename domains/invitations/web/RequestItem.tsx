import { Check, CircleHelp } from 'lucide-react'
import { useState } from 'react'
import type { acceptRequest, JoinRequest } from '#contract/invitations'
import { useUnitWords } from '#screens/people'
import { Button, Note, PersonRow, Tag, toast } from '#ui'
import { useRun } from '#web/api'
import { AcceptDialog } from './AcceptDialog.tsx'
import { RefuseDialog } from './RefuseDialog.tsx'
import { refreshedByDecision } from './refreshed.ts'

/** One request. What is clear is accepted by one press; whom it may be is chosen in a dialog. */
export function RequestItem({ request }: { request: JoinRequest }) {
  const t = useUnitWords('invitations')
  const [open, setOpen] = useState<'accept' | 'refuse'>()
  const { name, state, likely, reason } = request
  const spoken = [name.firstName, name.patronymic, name.lastName].filter(Boolean).join(' ')
  const { mutate, isPending, error } = useRun<typeof acceptRequest>('invitations.acceptRequest', {
    refresh: refreshedByDecision,
    onDone: () => toast(t('accept.done', { name: spoken })),
  })
  const accept = () =>
    isClear(request)
      ? mutate({ requestId: request.id, ...(likely[0] ? { personId: likely[0].id } : {}) })
      : setOpen('accept')

  return (
    <>
      <PersonRow
        id={request.id}
        name={spoken}
        text={
          <>
            <About request={request} />
            {state === 'waiting' ? <Known request={request} /> : <Decision state={state} reason={reason} />}
            {state === 'waiting' && !request.can.accept && <span className="dim">{t('requests.byAppointing')}</span>}
            {error && (
              <Note kind="bad" live>
                {error.reason}
              </Note>
            )}
          </>
        }
        actions={
          state === 'waiting' && (
            <>
              {request.can.accept && (
                <Button kind="pri" busy={isPending} onClick={accept} aria-label={t('accept.of', { name: spoken })}>
                  {t('accept.do')}
                </Button>
              )}
              <Button kind="line" onClick={() => setOpen('refuse')} aria-label={t('refuse.of', { name: spoken })}>
                {t('refuse.do')}
              </Button>
            </>
          )
        }
      />
      {open === 'accept' && <AcceptDialog request={request} onClose={() => setOpen(undefined)} />}
      {open === 'refuse' && <RefuseDialog request={request} name={spoken} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** Nobody pretends, one person of the list at most, and for a guardian exactly one child. */
const isClear = ({ likely, likelyChildren, role, namesakeJoined }: JoinRequest) =>
  !namesakeJoined && likely.length <= 1 && (role !== 'guardian' || likelyChildren.length === 1)

/** «мама: Артём Белов, 5Б» */
function About({ request: { role, relation, child, class: place } }: { request: JoinRequest }) {
  const t = useUnitWords('invitations')
  const who = role === 'guardian' && relation ? t(`relation.${relation}`) : t(`role.${role}`)
  const of = [child && `${child.firstName} ${child.lastName}`, place?.name].filter(Boolean).join(', ')
  return <span>{[who, of].filter(Boolean).join(child ? ': ' : ', ')}</span>
}

function Known({ request: { likely, likelyChildren, role, namesakeJoined } }: { request: JoinRequest }) {
  const t = useUnitWords('invitations')
  const childless = role === 'guardian' && likelyChildren.length !== 1
  return (
    <span className="inv-tags">
      {likely.length > 0 ? (
        <Tag kind="ok" icon={Check}>
          {t('requests.known')}
        </Tag>
      ) : (
        role !== 'guardian' &&
        !namesakeJoined && (
          <Tag kind="wait" icon={CircleHelp}>
            {t('requests.unknown')}
          </Tag>
        )
      )}
      {namesakeJoined && (
        <Tag kind="wait" icon={CircleHelp}>
          {t('requests.namesake')}
        </Tag>
      )}
      {role === 'guardian' && (
        <Tag kind={childless ? 'wait' : 'ok'} icon={childless ? CircleHelp : Check}>
          {t(likelyChildren.length > 1 ? 'requests.children' : childless ? 'requests.noChild' : 'requests.child')}
        </Tag>
      )}
    </span>
  )
}

function Decision({ state, reason }: { state: 'accepted' | 'refused'; reason: string | null }) {
  const t = useUnitWords('invitations')
  return (
    <span className="inv-tags">
      <Tag kind={state === 'accepted' ? 'ok' : 'bad'}>{t(`requests.${state}`)}</Tag>
      {reason && <span>{reason}</span>}
    </span>
  )
}
