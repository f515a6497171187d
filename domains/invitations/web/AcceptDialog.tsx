import { useState } from 'react'
import type { getClass } from '#contract/classes'
import type { acceptRequest, JoinRequest } from '#contract/invitations'
import { useUnitWords } from '#screens/people'
import { FormDialog, Note, RadioGroup, Select } from '#ui'
import { useAsk, useRun } from '#web/api'
import { refreshedByDecision } from './refreshed.ts'

const NEW = 'new'

/** Whom of the list this is, and whose guardian. */
export function AcceptDialog({ request, onClose }: { request: JoinRequest; onClose: () => void }) {
  const t = useUnitWords('invitations')
  const { likely, likelyChildren, role } = request
  const [person, setPerson] = useState(likely[0]?.id ?? NEW)
  const [pupil, setPupil] = useState(likelyChildren[0]?.id ?? '')
  const asksChild = role === 'guardian' && request.class !== null
  const { data } = useAsk<typeof getClass>(
    'classes.getClass',
    { classId: request.class?.id ?? '' },
    { enabled: asksChild },
  )
  const pupils = data?.seats.filter(({ part }) => part === 'pupil').map((seat) => seat.person) ?? []
  const { mutate, isPending, error } = useRun<typeof acceptRequest>('invitations.acceptRequest', {
    refresh: refreshedByDecision,
    onDone: onClose,
  })
  const accept = () =>
    mutate({
      requestId: request.id,
      ...(person === NEW ? {} : { personId: person }),
      ...(asksChild && pupil ? { pupilId: pupil } : {}),
    })

  return (
    <FormDialog
      onClose={onClose}
      title={`${request.name.firstName} ${request.name.lastName}`}
      send={t('accept.do')}
      cancel={t('cancel')}
      onSend={accept}
      busy={isPending}
      trouble={error && error.field !== 'pupilId' && error.reason}
    >
      {request.namesakeJoined && <Note kind="wait">{t('accept.namesake')}</Note>}
      {likely.length > 0 && (
        <RadioGroup
          label={t('accept.who')}
          value={person}
          onChange={setPerson}
          options={[
            ...likely.map(({ id, fullName, className }) => ({
              value: id,
              label: [fullName, className].filter(Boolean).join(', '),
              hint: t('accept.listed'),
            })),
            { value: NEW, label: t('accept.new'), hint: t('accept.newHint') },
          ]}
        />
      )}
      {asksChild && (
        <Select
          label={t('accept.whose')}
          hint={
            request.child
              ? t('accept.typed', { name: `${request.child.lastName} ${request.child.firstName}` })
              : undefined
          }
          error={error?.field === 'pupilId' ? error.reason : undefined}
          value={pupil}
          onChange={setPupil}
          options={[
            { value: '', label: t('accept.choose') },
            ...pupils.map(({ id, fullName }) => ({ value: id, label: fullName })),
          ]}
        />
      )}
    </FormDialog>
  )
}
