import './words.ts'
import './sanitary.css'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { Hat } from '#contract/people'
import type { confirmNorm, listAnswers } from '#contract/sanitary'
import { ACTS, DEVICE_WORDS, NORMS, type Norm, type Rule, validityOf, warnOfActs, writeClock } from '#rules/sanitary'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Card, Dialog, Field, Note, Skeleton, Tag, TopBar } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatPaperDate, useLanguage, useWords } from '#web/i18n'

type Answers = OutputOf<typeof listAnswers>
const CLOCKS: readonly Rule[] = ['remoteEnd', 'dayStart', 'dayEnd']
const GROUPS: { name: string; rules: readonly Rule[] }[] = [
  { name: 'screen', rules: ['screenLesson', 'screenDay', 'screenHome', 'continuous', 'eyes'] },
  { name: 'remote', rules: ['remoteLength', 'remoteEnd'] },
  { name: 'load', rules: ['lessonsDay', 'lessonsWeek5', 'lessonsWeek6'] },
  { name: 'day', rules: ['lessonLength', 'break', 'bigBreak', 'dayStart', 'dayEnd', 'secondShift', 'sixDays'] },
]

/** Every number that the school's timetables are checked by, with its act; what the school has to confirm is marked. */
export const NormsScreen = () => <InSchool work>{(hat) => <Norms hat={hat} />}</InSchool>

function Norms({ hat }: { hat: Hat }) {
  const t = useWords('sanitary')
  const language = useLanguage()
  const { data, error } = useAsk<typeof listAnswers>('sanitary.listAnswers', { organizationId: hat.organization.id })
  const [confirming, setConfirming] = useState<Norm>()
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: hat.organization.timeZone }).format(Date.now())
  const ending = warnOfActs(today, language)
  return (
    <>
      <title>{t('title')}</title>
      <TopBar
        title={t('title')}
        text={t('subtitle', { version: NORMS.version })}
        {...(hat.can.administer ? {} : { back: '/timetable' })}
      />
      <SchoolTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={6} />}
      {data && (
        <div className="stack sanitary-narrow">
          {ending && <Note kind="wait">{ending}</Note>}
          <Note>{t('about')}</Note>
          {GROUPS.map(({ name, rules }) => (
            <Card key={name} title={t(`group.${name}`)}>
              <ul className="sanitary-norms">
                {NORMS.norms
                  .filter(({ rule }) => rules.includes(rule))
                  .map((norm) => (
                    <Row key={norm.id} norm={norm} known={data} today={today} onConfirm={() => setConfirming(norm)} />
                  ))}
              </ul>
            </Card>
          ))}
        </div>
      )}
      {confirming && <ConfirmDialog hat={hat} norm={confirming} onClose={() => setConfirming(undefined)} />}
    </>
  )
}

type RowProps = { norm: Norm; known: Answers; today: string; onConfirm: () => void }

function Row({ norm, known, today, onConfirm }: RowProps) {
  const t = useWords('sanitary')
  const language = useLanguage()
  const answer = norm.sure ? undefined : known.answers.find(({ normId }) => normId === norm.id)
  const [from, to] = norm.grades
  const about = [
    norm.device && DEVICE_WORDS[norm.device][language],
    from === to ? t('grade', { grade: from }) : t('grades', { from, to }),
    norm.season && t('season', { from: dayOf(norm.season[0]), to: dayOf(norm.season[1]) }),
  ]
  const clause = language === 'ru' ? norm.clause : norm.clause.replace('таблица', 'table').replace('раздел', 'section')
  return (
    <li>
      <div className="sp">
        <p>
          {t(`rule.${norm.rule}`)}: <b>{shownOf({ ...norm, value: answer?.value ?? norm.value }, t)}</b>
        </p>
        <p className="small dim">{about.filter(Boolean).join(', ')}</p>
        <p className="small dim">
          {ACTS[norm.act][language]}, {clause}
          {validityOf(norm.act, today) === 'ended' && ` · ${t('ended')}`}
        </p>
        {answer && (
          <p className="small good">{t('confirmed', { name: answer.by, when: formatPaperDate(answer.at) })}</p>
        )}
      </div>
      {!norm.sure && !answer && <Tag kind="wait">{t('unsure')}</Tag>}
      {!norm.sure && known.can.confirm && (
        <Button
          kind={answer ? 'plain' : 'soft'}
          aria-label={t(answer ? 'changeOf' : 'confirmOf', { rule: t(`rule.${norm.rule}`) })}
          onClick={onConfirm}
        >
          {t(answer ? 'change' : 'confirm')}
        </Button>
      )}
    </li>
  )
}

const dayOf = (day: string): string => day.split('-').reverse().join('.')

function shownOf({ rule, value }: Pick<Norm, 'rule' | 'value'>, t: ReturnType<typeof useWords>): string {
  if (rule === 'secondShift' || rule === 'sixDays') return t('no')
  if (CLOCKS.includes(rule)) return writeClock(value)
  return rule.startsWith('lessons') ? String(value) : t('minutes', { count: value })
}

function ConfirmDialog({ hat, norm, onClose }: { hat: Hat; norm: Norm; onClose: () => void }) {
  const t = useWords('sanitary')
  const clock = CLOCKS.includes(norm.rule)
  const [value, setValue] = useState(clock ? writeClock(norm.value) : String(norm.value))
  const confirming = useRun<typeof confirmNorm>('sanitary.confirmNorm', {
    refresh: ['sanitary.listAnswers', 'lessons.listTimetables'],
    onDone: onClose,
  })
  const number = clock ? Number(value.slice(0, 2)) * 60 + Number(value.slice(3)) : Number(value)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`rule.${norm.rule}`)}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            kind="pri"
            busy={confirming.isPending}
            disabled={value === '' || Number.isNaN(number)}
            onClick={() => confirming.mutate({ organizationId: hat.organization.id, normId: norm.id, value: number })}
          >
            {t('confirm')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="dim">{t('look', { act: ACTS[norm.act].ru, clause: norm.clause })}</p>
        <Field
          type={clock ? 'time' : 'number'}
          label={t('value')}
          min={0}
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
        {confirming.error && <Note kind="bad">{confirming.error.reason}</Note>}
      </div>
    </Dialog>
  )
}
