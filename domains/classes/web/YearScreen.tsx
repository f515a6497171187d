import './classes.css'
import './words.ts'
import { CalendarSync, GraduationCap, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { planSchoolYear, startSchoolYear, undoSchoolYear } from '#contract/classes'
import type { Person } from '#contract/people'
import { InSchool, PersonPicker } from '#screens/people'
import { Button, Card, Checkbox, Confirm, Empty, Note, Skeleton, Tag, TopBar, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatPaperDate, useLanguage, useWords } from '#web/i18n'
import { PaperFields, usePaper } from './PaperFields.tsx'

export const YearScreen = () => (
  <InSchool administer>{(hat) => <NewYear organizationId={hat.organization.id} />}</InSchool>
)

type Plan = OutputOf<typeof planSchoolYear>
type PlannedClass = Plan['classes'][number]
type Leader = { id: string; fullName: string }

const REFRESH = [
  'classes.planSchoolYear',
  'classes.listClasses',
  'classes.getClass',
  'classes.listMovements',
  'people.listPeople',
  'chats.listChats',
]

function NewYear({ organizationId }: { organizationId: string }) {
  const t = useWords('classes')
  const { data, error } = useAsk<typeof planSchoolYear>('classes.planSchoolYear', { organizationId }, { staleTime: 0 })
  return (
    <>
      <TopBar
        title={t('year.title')}
        text={data && t('year.text', { from: data.fromYear, to: data.toYear })}
        back="/school/movement"
      />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={8} />}
      {data?.last && <Last organizationId={organizationId} last={data.last} />}
      {data?.classes.length === 0 && <Empty icon={GraduationCap} title={t('year.none')} text={t('year.noneHint')} />}
      {data && data.classes.length > 0 && <Review key={data.toYear} organizationId={organizationId} plan={data} />}
    </>
  )
}

function Last({ organizationId, last }: { organizationId: string; last: NonNullable<Plan['last']> }) {
  const t = useWords('classes')
  const language = useLanguage()
  const [asked, setAsked] = useState(false)
  const { mutate, isPending, error } = useRun<typeof undoSchoolYear>('classes.undoSchoolYear', {
    refresh: REFRESH,
    onDone: () => {
      setAsked(false)
      toast(t('year.undone'))
    },
  })
  return (
    <Note
      kind="ok"
      className="classes-acts"
      actions={
        last.whyNot ? undefined : (
          <Button kind="line" icon={Undo2} onClick={() => setAsked(true)}>
            {t('year.undo')}
          </Button>
        )
      }
    >
      {t('year.started', { year: last.toYear, when: formatPaperDate(last.startedAt) })} {last.whyNot?.[language]}
      <Confirm
        open={asked}
        red
        onClose={() => setAsked(false)}
        title={t('year.undoTitle')}
        confirm={t('year.undo')}
        cancel={t('cancel')}
        busy={isPending}
        onConfirm={() => mutate({ organizationId, schoolYearId: last.id })}
      >
        <p>{t('year.undoText')}</p>
        {error && <Note kind="bad">{error.reason}</Note>}
      </Confirm>
    </Note>
  )
}

/** Everything in one look: what each class becomes, who graduates, who leads the new fifth years. */
function Review({ organizationId, plan }: { organizationId: string; plan: Plan }) {
  const t = useWords('classes')
  const [graduates, setGraduates] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        plan.classes.filter(({ becomes }) => becomes === null).flatMap(({ pupils }) => pupils.map(({ id }) => id)),
      ),
  )
  const [leaders, setLeaders] = useState<ReadonlyMap<string, Leader | null>>(
    () =>
      new Map(
        plan.classes.map(({ id, changesTeacher, classTeachers }) => [
          id,
          changesTeacher ? null : (classTeachers[0] ?? null),
        ]),
      ),
  )
  const [keepTeachers, setKeepTeachers] = useState(true)
  const [paper, setPaper] = usePaper()
  const [asked, setAsked] = useState(false)
  const start = useRun<typeof startSchoolYear>('classes.startSchoolYear', {
    refresh: REFRESH,
    onDone: ({ promoted, graduated }) => {
      setAsked(false)
      toast(t('year.done', { promoted, graduated }))
    },
  })
  const stuck = plan.classes.filter(
    ({ becomes, pupils }) => becomes === null && pupils.some(({ id }) => !graduates.has(id)),
  )
  const going = plan.classes.reduce((sum, { pupils }) => sum + pupils.filter(({ id }) => !graduates.has(id)).length, 0)
  const go = () =>
    start.mutate({
      organizationId,
      toYear: plan.toYear,
      keepTeachers,
      paper,
      classes: plan.classes.map(({ id, pupils }) => ({
        classId: id,
        graduateIds: pupils.filter((pupil) => graduates.has(pupil.id)).map((pupil) => pupil.id),
        classTeacherId: leaders.get(id)?.id ?? null,
      })),
    })
  return (
    <div className="stack stack-l">
      <Card title={t('year.classes')}>
        <ul className="classes-year">
          {plan.classes.map((one) => (
            <li key={one.id}>
              <OneClass
                organizationId={organizationId}
                of={one}
                graduates={graduates}
                leader={leaders.get(one.id) ?? null}
                onGraduates={setGraduates}
                onLeader={(leader) => setLeaders(new Map([...leaders, [one.id, leader]]))}
              />
            </li>
          ))}
        </ul>
        {plan.staying > 0 && <Note>{t('year.staying', { count: plan.staying })}</Note>}
      </Card>
      <Card title={t('year.order')}>
        <div className="stack">
          <Checkbox label={t('year.keepTeachers')} checked={keepTeachers} onChange={setKeepTeachers} />
          <PaperFields paper={paper} onChange={setPaper} />
        </div>
      </Card>
      {stuck.length > 0 && (
        <Note kind="wait">{t('year.stuck', { names: stuck.map(({ name }) => name).join(', ') })}</Note>
      )}
      <p className="row wrap">
        <Button kind="pri" big icon={CalendarSync} disabled={stuck.length > 0} onClick={() => setAsked(true)}>
          {t('year.start', { year: plan.toYear })}
        </Button>
      </p>
      <Confirm
        open={asked}
        onClose={() => setAsked(false)}
        title={t('year.confirmTitle', { year: plan.toYear })}
        confirm={t('year.confirm')}
        cancel={t('cancel')}
        busy={start.isPending}
        onConfirm={go}
      >
        <p>{t('year.sum', { going, graduates: graduates.size })}</p>
        <p className="small dim">{t('year.confirmText')}</p>
        {start.error && (
          <Note kind="bad" live>
            {start.error.reason}
          </Note>
        )}
      </Confirm>
    </div>
  )
}

type OneProps = {
  organizationId: string
  of: PlannedClass
  graduates: ReadonlySet<string>
  leader: Leader | null
  onGraduates: (graduates: ReadonlySet<string>) => void
  onLeader: (leader: Leader | null) => void
}

function OneClass({ organizationId, of: one, graduates, leader, onGraduates, onLeader }: OneProps) {
  const t = useWords('classes')
  const leaving = one.pupils.filter(({ id }) => graduates.has(id)).length
  const set = (ids: string[], on: boolean) =>
    onGraduates(new Set(on ? [...graduates, ...ids] : [...graduates].filter((id) => !ids.includes(id))))
  return (
    <>
      <p className="classes-year-line">
        <b>{one.name}</b> <span aria-hidden="true">→</span> <b>{one.becomes ?? t('year.graduation')}</b>
        <span className="small dim">{t('year.pupils', { count: one.pupils.length })}</span>
        {leaving > 0 && <Tag kind="wait">{t('year.graduating', { count: leaving })}</Tag>}
      </p>
      {one.becomes && (
        <div className="classes-year-leader">
          {leader ? (
            <>
              <span className="small">{t('year.leads', { name: leader.fullName })}</span>
              <Button kind="plain" onClick={() => onLeader(null)}>
                {t('year.change')}
              </Button>
            </>
          ) : (
            <PersonPicker
              organizationId={organizationId}
              kind="staff"
              label={t('year.newLeader', { name: one.becomes })}
              onPick={(person: Person) => onLeader({ id: person.id, fullName: person.fullName })}
            />
          )}
        </div>
      )}
      {one.mayGraduate && one.pupils.length > 0 && (
        <details className="classes-year-graduates">
          <summary>{t('year.whoGraduates')}</summary>
          <Checkbox
            label={t('year.everybody')}
            checked={leaving === one.pupils.length}
            onChange={(on) =>
              set(
                one.pupils.map(({ id }) => id),
                on,
              )
            }
          />
          {one.pupils.map(({ id, fullName }) => (
            <Checkbox key={id} label={fullName} checked={graduates.has(id)} onChange={(on) => set([id], on)} />
          ))}
        </details>
      )}
    </>
  )
}
