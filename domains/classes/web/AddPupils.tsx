import { Plus } from 'lucide-react'
import { type ClipboardEvent, type FormEvent, useRef, useState } from 'react'
import type { addPupil, ClassKind } from '#contract/classes'
import { readNameLine } from '#rules/people'
import { useUnitWords } from '#screens/people'
import { announce, Button, Field, Note, Progress } from '#ui'
import { ApiError, refresh, run } from '#web/api'

interface Work {
  done: number
  all: number
  /** Lines that were not taken, each with the reason. */
  left: { line: string; reason: string }[]
}

/** A name and Enter adds a pupil and waits for the next one; a pasted column of names is taken line by line. */
export function AddPupils({ classId, kind }: { classId: string; kind: ClassKind }) {
  const t = useUnitWords('classes', kind)
  const box = useRef<HTMLDivElement>(null)
  const [line, setLine] = useState('')
  const [work, setWork] = useState<Work>()
  const busy = work !== undefined && work.done + work.left.length < work.all

  async function addOne(text: string): Promise<string | undefined> {
    const name = readNameLine(text)
    if (!name) return t('pupils.short')
    try {
      await run<typeof addPupil>('classes.addPupil', { classId, name })
      return undefined
    } catch (error) {
      if (error instanceof ApiError) return error.reason
      throw error
    }
  }

  async function addAll(lines: string[]): Promise<void> {
    const now: Work = { done: 0, all: lines.length, left: [] }
    setWork({ ...now })
    for (const text of lines) {
      const reason = await addOne(text)
      if (reason) now.left.push({ line: text, reason })
      else now.done += 1
      setWork({ ...now, left: [...now.left] })
    }
    await refresh('classes.getClass', 'classes.listClasses', 'organizations.getFirstDay')
    setLine(lines.length === 1 && now.left[0] ? now.left[0].line : '')
    if (now.done > 0) announce(t('pupils.added', { count: now.done }))
    box.current?.querySelector('input')?.focus()
  }

  function add(event: FormEvent) {
    event.preventDefault()
    if (line.trim() && !busy) addAll([line.trim()])
  }

  function paste(event: ClipboardEvent) {
    const lines = event.clipboardData
      .getData('text')
      .split(/[\r\n]+/)
      .map((text) => text.trim())
      .filter(Boolean)
    if (lines.length < 2 || busy) return
    event.preventDefault()
    addAll(lines)
  }

  const single = work?.all === 1 ? work.left[0]?.reason : undefined
  return (
    <form className="classes-addpupils" onSubmit={add}>
      <div className="classes-add" ref={box}>
        <Field
          label={t('pupils.name')}
          hint={t('pupils.nameHint')}
          placeholder={t('pupils.example')}
          value={line}
          maxLength={180}
          autoComplete="off"
          error={single}
          onPaste={paste}
          onChange={(event) => setLine(event.target.value)}
        />
        <Button kind="pri" type="submit" icon={Plus} busy={busy}>
          {t('add')}
        </Button>
      </div>
      {work && work.all > 1 && <PasteReport {...work} kind={kind} />}
    </form>
  )
}

function PasteReport({ done, all, left, kind }: Work & { kind: ClassKind }) {
  const t = useUnitWords('classes', kind)
  const words = t('pupils.progress', { done, all })
  return (
    <div className="stack stack-s" role="status">
      <span className="small">{words}</span>
      {done + left.length < all && <Progress value={done + left.length} max={all} label={words} />}
      {left.length > 0 && (
        <Note kind="bad">
          <p>{t('pupils.left')}</p>
          <ul>
            {left.map(({ line, reason }) => (
              <li key={line}>
                <b>{line}</b>: {reason}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  )
}
