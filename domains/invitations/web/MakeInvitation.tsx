import { Link2 } from 'lucide-react'
import { useState } from 'react'
import type { listClasses } from '#contract/classes'
import type { createInvitation, Invitation, InvitedRole } from '#contract/invitations'
import { useUnitWords } from '#screens/people'
import { Button, Card, Note, Segmented, Select } from '#ui'
import { useAsk, useRun } from '#web/api'

const DAYS = [1, 3, 7, 14, 30, 90]
const USES = [1, 5, 10, 30, 50, 100]
const OF_CLASS: InvitedRole[] = ['pupil', 'guardian']
const OF_SCHOOL: InvitedRole[] = ['teacher', 'employee', 'deputy', 'director', 'pupil', 'guardian']
/** Those who govern come by request only. */
const BY_REQUEST: InvitedRole[] = ['deputy', 'director']

type Props = {
  organizationId: string
  classId: string | undefined
  mayAppoint: boolean
  onMade: (invitation: Invitation) => void
}

/** Whom, for how long, how many, and whether each is looked at first. */
export function MakeInvitation({ organizationId, classId, mayAppoint, onMade }: Props) {
  const t = useUnitWords('invitations')
  const [role, setRole] = useState<InvitedRole>(classId ? 'guardian' : 'teacher')
  const [chosenClass, setChosenClass] = useState('')
  const [how, setHow] = useState<'atOnce' | 'approval'>('approval')
  const [days, setDays] = useState('14')
  const [uses, setUses] = useState('30')
  const ofClass = role === 'pupil' || role === 'guardian'
  const asksClass = ofClass && !classId
  const { data } = useAsk<typeof listClasses>('classes.listClasses', { organizationId }, { enabled: asksClass })
  const onlyByRequest = BY_REQUEST.includes(role)
  const { mutate, isPending, error } = useRun<typeof createInvitation>('invitations.createInvitation', {
    refresh: ['invitations.listInvitations'],
    onDone: onMade,
  })
  const make = () =>
    mutate({
      organizationId,
      role,
      approval: onlyByRequest || how === 'approval',
      days: Number(days),
      ...(uses ? { usesMax: Number(uses) } : {}),
      ...(ofClass ? { classId: classId ?? (chosenClass || undefined) } : {}),
    })

  return (
    <Card title={t('make.title')}>
      <div className="inv-make">
        {classId ? (
          <Segmented
            labelShown
            label={t('make.whom')}
            value={role}
            onChange={setRole}
            options={OF_CLASS.map((value) => ({ value, label: t(`whom.${value}`) }))}
          />
        ) : (
          <Select
            label={t('make.whom')}
            value={role}
            onChange={(value) => setRole(value as InvitedRole)}
            options={OF_SCHOOL.filter((value) => mayAppoint || !BY_REQUEST.includes(value)).map((value) => ({
              value,
              label: t(`whom.${value}`),
            }))}
          />
        )}
        {asksClass && (
          <Select
            label={t('make.class')}
            value={chosenClass}
            onChange={setChosenClass}
            error={error?.field === 'classId' ? error.reason : undefined}
            options={[
              { value: '', label: t('make.choose') },
              ...(data?.classes ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Select
          label={t('make.days')}
          value={days}
          onChange={setDays}
          options={DAYS.map((count) => ({ value: String(count), label: t('make.daysCount', { count }) }))}
        />
        <Select
          label={t('make.uses')}
          value={uses}
          onChange={setUses}
          options={[
            ...USES.map((count) => ({ value: String(count), label: t('make.usesCount', { count }) })),
            { value: '', label: t('make.usesAny') },
          ]}
        />
      </div>
      <div className="inv-how">
        <Segmented
          labelShown
          label={t('make.how')}
          value={onlyByRequest ? 'approval' : how}
          onChange={setHow}
          options={[
            { value: 'approval', label: t('make.approval') },
            { value: 'atOnce', label: t('make.atOnce'), disabled: onlyByRequest },
          ]}
        />
        <p className="small dim">{t(hintOf(role, onlyByRequest || how === 'approval'))}</p>
      </div>
      {error && error.field !== 'classId' && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      <Button kind="pri" icon={Link2} busy={isPending} onClick={make}>
        {t('make.make')}
      </Button>
    </Card>
  )
}

function hintOf(role: InvitedRole, approval: boolean): string {
  if (BY_REQUEST.includes(role)) return 'make.hintHeads'
  if (approval) return 'make.hintApproval'
  return role === 'guardian' ? 'make.hintGuardian' : 'make.hintAtOnce'
}
