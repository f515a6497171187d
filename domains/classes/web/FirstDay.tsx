import { PartyPopper } from 'lucide-react'
import type { getFirstDay } from '#contract/organizations'
import { useUnitWords } from '#screens/people'
import { Button, Card, Note, Progress, Skeleton, Steps } from '#ui'
import { useAsk } from '#web/api'
import type { Say } from '#web/i18n'
import { type FirstDayFacts, type FirstStep, firstSteps } from './first-day.ts'

/** A checklist that fills itself; once all is done it steps aside. */
export function FirstDay({ organizationId }: { organizationId: string }) {
  const t = useUnitWords('classes')
  const { data, error } = useAsk<typeof getFirstDay>('organizations.getFirstDay', { organizationId })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) {
    return (
      <Card title={t('firstDay.title')}>
        <Skeleton lines={7} />
      </Card>
    )
  }
  const steps = firstSteps(data)
  const done = steps.filter((step) => step.done).length
  if (done === steps.length) {
    return (
      <Note kind="ok" icon={PartyPopper}>
        {t('firstDay.over')}
      </Note>
    )
  }
  const next = steps.find((step) => !step.done)?.step
  const progress = t('firstDay.progress', { done, all: steps.length })
  return (
    <Card title={t('firstDay.title')} aside={<span className="small dim">{progress}</span>}>
      <Progress value={done} max={steps.length} label={progress} />
      <Steps
        steps={steps.map(({ step, done, href }) => ({
          key: step,
          title: t(`firstDay.${step}.title`),
          text: textOf(t, step, data),
          ...(done ? { state: 'done' as const } : step === next ? { state: 'next' as const } : {}),
          stateLabel: t('firstDay.done'),
          action: done ? undefined : (
            <Button kind={step === next ? 'pri' : 'line'} href={href}>
              {t(`firstDay.${step}.go`)}
            </Button>
          ),
        }))}
      />
    </Card>
  )
}

function textOf(t: Say, step: FirstStep, facts: FirstDayFacts): string {
  const { classes, classesWithoutTeacher, subjects, staff, pupils, guardians, sheetsPrinted } = facts
  switch (step) {
    case 'profile':
      return t('firstDay.profile.text')
    case 'staff':
      return staff.known > 1 ? t('firstDay.ofJoined', staff) : t('firstDay.staff.text')
    case 'classes':
      if (classes === 0) return t('firstDay.classes.text')
      return classesWithoutTeacher === 0
        ? t('firstDay.classes.count', { count: classes })
        : t('firstDay.classes.leaderless', { count: classesWithoutTeacher, all: classes })
    case 'subjects':
      return subjects === 0 ? t('firstDay.subjects.text') : t('firstDay.subjects.count', { count: subjects })
    case 'pupils':
      return pupils.known === 0 ? t('firstDay.pupils.text') : t('firstDay.ofJoined', pupils)
    case 'guardians':
      return guardians.known === 0 ? t('firstDay.guardians.text') : t('firstDay.ofJoined', guardians)
    case 'joining':
      return sheetsPrinted === 0 ? t('firstDay.joining.text') : t('firstDay.joining.printed', { count: sheetsPrinted })
  }
}
