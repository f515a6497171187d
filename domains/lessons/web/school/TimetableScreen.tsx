import '../words.ts'
import '../lessons.css'
import { Megaphone, Printer } from 'lucide-react'
import { useState } from 'react'
import type { announceTimetable, ClassTimetable, getTimetable, printTimetable, setTimetable } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Confirm, Note, Select, Skeleton, TopBar, toast } from '#ui'
import { downloadUrl, queryClient, useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { TopDeed } from '../TopDeed.tsx'
import { BellsDialog } from './BellsDialog.tsx'
import { BreachList } from './BreachList.tsx'
import { CellDialog, type Place } from './CellDialog.tsx'
import { useBreaches } from './use-breaches.ts'
import { WeekGrid } from './WeekGrid.tsx'

/** The week of a class, filled by hand; what it breaks stands beside. */
export const TimetableScreen = () => <InSchool>{(hat) => <Timetable hat={hat} />}</InSchool>

function Timetable({ hat }: { hat: Hat }) {
  const t = useWords('lessons')
  const classId = useParam('classId')
  const { data, error } = useAsk<typeof getTimetable>('lessons.getTimetable', { classId })
  const breaches = useBreaches(data, hat.organization.id)
  const [place, setPlace] = useState<Place>()
  const [telling, setTelling] = useState(false)
  const bells = data?.bells.find(({ id }) => id === data.bellsId)
  return (
    <>
      <title>{data ? t('timetable.of', { name: data.class.name }) : t('timetable.title')}</title>
      <TopBar
        title={data ? t('timetable.of', { name: data.class.name }) : t('timetable.title')}
        back={hat.can.administer ? '/school/timetable' : '/timetable'}
      >
        {data?.can.edit && data.slots.length > 0 && (
          <TopDeed icon={Megaphone} label={t('timetable.tell')} onClick={() => setTelling(true)} />
        )}
      </TopBar>
      <SchoolTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={6} />}
      {data && (
        <div className="lessons-made">
          <div className="stack">
            {data.can.edit && <Setting timetable={data} hat={hat} />}
            {bells ? (
              <WeekGrid timetable={data} bells={bells} breaches={breaches} onOpen={setPlace} />
            ) : (
              <Note>{t('timetable.chooseBells')}</Note>
            )}
            {bells && (
              <div>
                <Button
                  kind="line"
                  icon={Printer}
                  href={downloadUrl<typeof printTimetable>('lessons.printTimetable', { classId })}
                  target="_blank"
                >
                  {t('week.print')}
                </Button>
              </div>
            )}
          </div>
          {bells && <BreachList timetable={data} breaches={breaches} />}
        </div>
      )}
      {data && place && <CellDialog timetable={data} place={place} onClose={() => setPlace(undefined)} />}
      {data && telling && <Tell timetable={data} onClose={() => setTelling(false)} />}
    </>
  )
}

const keep = (next: ClassTimetable) =>
  queryClient.setQueryData(['lessons.getTimetable', { classId: next.class.id }], next)

function Setting({ timetable, hat }: { timetable: ClassTimetable; hat: Hat }) {
  const t = useWords('lessons')
  const [adding, setAdding] = useState(false)
  const setting = useRun<typeof setTimetable>('lessons.setTimetable', { onDone: keep })
  const { bells, bellsId, studyDays, class: unit } = timetable
  const choose = (more: { bellsId?: string; studyDays?: 5 | 6 }) => {
    const next = { bellsId: more.bellsId ?? bellsId ?? bells[0]?.id, studyDays: more.studyDays ?? studyDays }
    if (next.bellsId) setting.mutate({ classId: unit.id, bellsId: next.bellsId, studyDays: next.studyDays })
  }
  return (
    <div className="lessons-setting">
      <Select
        label={t('bells.choose')}
        value={bellsId ?? ''}
        error={setting.error?.reason}
        onChange={(value) => (value === 'new' ? setAdding(true) : choose({ bellsId: value }))}
        options={[
          ...(bellsId ? [] : [{ value: '', label: t('cell.choose'), disabled: true }]),
          ...bells.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'new', label: t('bells.new') },
        ]}
      />
      <Select
        label={t('timetable.days')}
        value={String(studyDays)}
        onChange={(value) => choose({ studyDays: value === '6' ? 6 : 5 })}
        options={['5', '6'].map((value) => ({ value, label: t(`timetable.week${value}`) }))}
      />
      {adding && (
        <BellsDialog
          organizationId={hat.organization.id}
          onClose={() => setAdding(false)}
          onSaved={({ id }) => choose({ bellsId: id })}
        />
      )}
    </div>
  )
}

function Tell({ timetable, onClose }: { timetable: ClassTimetable; onClose: () => void }) {
  const t = useWords('lessons')
  const telling = useRun<typeof announceTimetable>('lessons.announceTimetable', {
    onDone: (next) => {
      keep(next)
      toast(t('timetable.told'))
      onClose()
    },
  })
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('timetable.tellTitle', { name: timetable.class.name })}
      confirm={t('timetable.tell')}
      cancel={t('cancel')}
      busy={telling.isPending}
      onConfirm={() => telling.mutate({ classId: timetable.class.id }, { onError: ({ reason }) => toast(reason) })}
    >
      <p>{t('timetable.tellText')}</p>
    </Confirm>
  )
}
