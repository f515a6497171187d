import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { addSubjects } from '#contract/classes'
import type { Bells, ReadLesson, readTable, writeTimetables } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { Button, Dialog, FileDrop, Note, Select, toast } from '#ui'
import { ApiError, newId, refresh, run, uploadFile } from '#web/api'
import { useWords } from '#web/i18n'

type Read = OutputOf<typeof readTable>
type Props = { hat: Hat; bells: Bells[]; onClose: () => void }

/** A table of the school: looked at row by row before anything is written. */
export function ImportDialog({ hat, bells, onClose }: Props) {
  const t = useWords('lessons')
  const organizationId = hat.organization.id
  const [file, setFile] = useState<File>()
  const [read, setRead] = useState<Read>()
  const [bellsId, setBellsId] = useState(bells[0]?.id ?? '')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  async function doing(work: () => Promise<void>) {
    setBusy(true)
    setTrouble(undefined)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setTrouble(error.reason)
    } finally {
      setBusy(false)
    }
  }
  const look = (chosen: File) =>
    doing(async () => {
      setFile(chosen)
      setRead(
        await uploadFile<typeof readTable>(
          'lessons.readTable',
          { id: newId(), organizationId, name: chosen.name },
          chosen,
        ),
      )
    })
  const addNew = () =>
    doing(async () => {
      await run<typeof addSubjects>('classes.addSubjects', { organizationId, names: read!.newSubjects.slice(0, 100) })
      await look(file!)
    })
  const ready = (read?.lessons ?? []).filter(isReady)
  const write = () =>
    doing(async () => {
      const done = await run<typeof writeTimetables>('lessons.writeTimetables', {
        organizationId,
        bellsId,
        classes: weeksOf(ready),
      })
      toast(t('import.done', done))
      refresh('lessons.listTimetables', 'lessons.getTimetable', 'lessons.listLessons')
      onClose()
    })
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('import.title')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          {read && (
            <Button kind="pri" busy={busy} disabled={ready.length === 0 || !bellsId} onClick={write}>
              {t('import.write', { count: ready.length })}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {!read && (
          <>
            <p className="dim">{t('import.text')}</p>
            <FileDrop
              label={t('import.drop')}
              hint={t('import.hint')}
              accept=".xlsx,.csv"
              disabled={busy}
              onFiles={([one]) => one && look(one)}
            />
          </>
        )}
        {bells.length === 0 && <Note kind="wait">{t('import.noBells')}</Note>}
        {trouble && (
          <Note kind="bad" live>
            {trouble}
          </Note>
        )}
        {read && (
          <>
            {bells.length > 1 && (
              <Select
                label={t('bells.choose')}
                value={bellsId}
                onChange={setBellsId}
                options={bells.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            {read.newSubjects.length > 0 && (
              <Note
                kind="wait"
                actions={
                  <Button kind="soft" busy={busy} onClick={addNew}>
                    {t('import.addSubjects', { count: read.newSubjects.length })}
                  </Button>
                }
              >
                {t('import.newSubjects', { names: read.newSubjects.join(', ') })}
              </Note>
            )}
            <Summary read={read} ready={ready.length} />
            <Preview lessons={read.lessons} />
          </>
        )}
      </div>
    </Dialog>
  )
}

/** A teacher nobody knows does not keep a lesson out. */
const isReady = ({ faults }: ReadLesson): boolean => faults.every((fault) => fault === 'teacher')

function weeksOf(lessons: ReadLesson[]) {
  return [...Map.groupBy(lessons, ({ classId }) => classId!)].map(([classId, own]) => ({
    classId,
    slots: own.map(({ weekday, no, group, subjectId, teacherId, room, remote }) => ({
      weekday: weekday!,
      no: no!,
      group,
      subjectId: subjectId!,
      teacherId,
      room,
      remote,
    })),
  }))
}

function Summary({ read, ready }: { read: Read; ready: number }) {
  const t = useWords('lessons')
  const classes = new Set(read.lessons.flatMap(({ classId }) => classId ?? [])).size
  const left = read.lessons.length - ready
  return (
    <p>
      {t('import.summary', { count: ready, classes })}{' '}
      {left > 0 && <b className="redpen">{t('import.left', { count: left })}</b>}
    </p>
  )
}

const SHOWN = 200

/** Rows with a fault first. */
function Preview({ lessons }: { lessons: ReadLesson[] }) {
  const t = useWords('lessons')
  const inOrder = lessons.toSorted((one, other) => Number(isReady(one)) - Number(isReady(other)))
  return (
    <ul className="lessons-preview">
      {inOrder.slice(0, SHOWN).map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file, a grid has several in one
        <li key={place} data-bad={!isReady(one) || undefined}>
          <span className="small dim">{t('import.row', { row: one.row })}</span>
          <span>
            {[
              one.className,
              one.weekday && t(`weekdayShort.${one.weekday}`),
              one.no,
              one.subjectName,
              one.teacherName,
              one.remote ? t('remote') : one.room,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {one.faults.length > 0 && (
            <span className="small redpen">{one.faults.map((fault) => t(`import.fault.${fault}`)).join(', ')}</span>
          )}
        </li>
      ))}
      {inOrder.length > SHOWN && <li className="dim">{t('import.more', { count: inOrder.length - SHOWN })}</li>}
    </ul>
  )
}
