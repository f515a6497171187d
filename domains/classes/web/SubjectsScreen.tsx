import './classes.css'
import './words.ts'
import { BookOpen, Plus, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { addSubjects, listSubjects, removeSubject } from '#contract/classes'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs, useUnitWords } from '#screens/people'
import { Button, Card, Count, Empty, Field, IconButton, Note, Skeleton, TopBar, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { OpenSubjectChats } from './OpenSubjectChats.tsx'
import { standardSubjects } from './standard-subjects.ts'

export const SubjectsScreen = () => <InSchool administer>{(hat) => <Subjects hat={hat} />}</InSchool>

const REFRESH = ['classes.listSubjects', 'organizations.getFirstDay']

function Subjects({ hat: { organization } }: { hat: Hat }) {
  const t = useUnitWords('classes')
  const { data, error } = useAsk<typeof listSubjects>('classes.listSubjects', { organizationId: organization.id })
  const adding = useRun<typeof addSubjects>('classes.addSubjects', { refresh: REFRESH })
  const removing = useRun<typeof removeSubject>('classes.removeSubject', { refresh: REFRESH })
  const subjects = data?.subjects ?? []
  const add = (names: string[]) => adding.mutate({ organizationId: organization.id, names })

  return (
    <>
      <TopBar title={t('subjects.title')} text={organization.shortName} />
      <SchoolTabs />
      <div className="stack stack-l">
        <Card title={t('subjects.add')}>
          <AddLine onAdd={add} busy={adding.isPending} error={adding.error?.reason} />
          <Suggestions kind={organization.kind} taken={subjects.map(({ name }) => name)} onAdd={add} />
        </Card>
        {subjects.length > 0 && (
          <Card title={t('subjectChats.head')}>
            <div className="stack">
              <p className="dim">{t('subjectChats.what')}</p>
              <div className="row wrap">
                <OpenSubjectChats organizationId={organization.id} />
              </div>
            </div>
          </Card>
        )}
        <Card title={t('subjects.list')} mark={<Count value={subjects.length} off />}>
          {error && <Note kind="bad">{error.reason}</Note>}
          {removing.error && (
            <Note kind="bad" live>
              {removing.error.reason}
            </Note>
          )}
          {!data && !error && <Skeleton lines={6} />}
          {data && subjects.length === 0 && <Empty end icon={BookOpen} text={t('subjects.none')} />}
          <ul className="classes-subjects">
            {subjects.map(({ id, name }) => (
              <li key={id}>
                <span>{name}</span>
                <IconButton
                  icon={X}
                  label={t('subjects.remove', { name })}
                  onClick={() =>
                    removing.mutate(
                      { subjectId: id },
                      { onSuccess: () => toast(t('subjects.removed', { name }), { undo: () => add([name]) }) },
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}

type AddLineProps = { onAdd: (names: string[]) => void; busy: boolean; error: string | undefined }

function AddLine({ onAdd, busy, error }: AddLineProps) {
  const t = useUnitWords('classes')
  const [line, setLine] = useState('')
  const names = line
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
  function add(event: FormEvent) {
    event.preventDefault()
    if (names.length === 0) return
    onAdd(names)
    setLine('')
  }
  return (
    <form className="classes-add" onSubmit={add}>
      <Field
        label={t('subjects.label')}
        hint={t('subjects.hint')}
        value={line}
        autoComplete="off"
        error={error}
        onChange={(event) => setLine(event.target.value)}
      />
      <Button kind="pri" type="submit" icon={Plus} busy={busy} disabled={names.length === 0}>
        {t('add')}
      </Button>
    </form>
  )
}

type SuggestionsProps = { kind: string; taken: string[]; onAdd: (names: string[]) => void }

/** The usual subjects of such an organisation: a press adds one, one more adds the rest. */
function Suggestions({ kind, taken, onAdd }: SuggestionsProps) {
  const t = useUnitWords('classes')
  const have = new Set(taken.map((name) => name.toLowerCase()))
  const left = standardSubjects(kind).filter((name) => !have.has(name.toLowerCase()))
  if (left.length === 0) return null
  return (
    <section className="classes-suggest" aria-label={t('subjects.usual')}>
      <p className="small dim">{t('subjects.usual')}</p>
      <div className="row wrap">
        {left.map((name) => (
          <Button key={name} kind="line" icon={Plus} onClick={() => onAdd([name])}>
            {name}
          </Button>
        ))}
        <Button kind="soft" onClick={() => onAdd(left)}>
          {t('subjects.addAll', { count: left.length })}
        </Button>
      </div>
    </section>
  )
}
