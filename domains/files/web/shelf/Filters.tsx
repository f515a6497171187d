import { SlidersHorizontal } from 'lucide-react'
import { useDeferredValue, useId, useState } from 'react'
import type { FileKind } from '#contract/files'
import { Button, Field, Pills, Select } from '#ui'
import { useWords } from '#web/i18n'

export interface Sought {
  kind?: FileKind
  subjectId?: string
  text?: string
  from?: string
  to?: string
}

const KINDS = ['all', 'document', 'photo', 'video', 'voice', 'audio'] as const

export function useFilters() {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('all')
  const [text, setText] = useState('')
  const [subjectId, setSubject] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const late = useDeferredValue(text.trim())
  const sought: Sought = {
    ...(kind === 'all' ? {} : { kind }),
    ...(subjectId ? { subjectId } : {}),
    ...(late ? { text: late } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
  return { kind, setKind, text, setText, subjectId, setSubject, from, setFrom, to, setTo, sought }
}

type Props = ReturnType<typeof useFilters> & { subjects: readonly { id: string; name: string }[] }

/** By kind and by word; behind a button, by subject and by days. */
export function Filters({ subjects, ...now }: Props) {
  const t = useWords('files')
  const id = useId()
  const chosen = Boolean(now.subjectId || now.from || now.to)
  const [open, setOpen] = useState(false)
  const all = { value: '', label: t('shelf.anySubject') }
  return (
    <div className="files-filters">
      <Pills
        label={t('shelf.kinds')}
        value={now.kind}
        onChange={now.setKind}
        options={KINDS.map((value) => ({ value, label: t(`shelf.kind.${value}`) }))}
      />
      <div className="files-search">
        <Field
          label={t('shelf.search')}
          type="search"
          value={now.text}
          placeholder={t('shelf.searchHint')}
          onChange={({ target }) => now.setText(target.value)}
        />
        <Button
          kind={chosen ? 'soft' : 'line'}
          icon={SlidersHorizontal}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t('shelf.narrow')}
        </Button>
      </div>
      <div className="files-narrow" id={id} hidden={!open}>
        {subjects.length > 0 && (
          <Select
            label={t('shelf.subject')}
            value={now.subjectId}
            onChange={now.setSubject}
            options={[all, ...subjects.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <Field
          label={t('shelf.from')}
          type="date"
          value={now.from}
          max={now.to || undefined}
          onChange={({ target }) => now.setFrom(target.value)}
        />
        <Field
          label={t('shelf.to')}
          type="date"
          value={now.to}
          min={now.from || undefined}
          onChange={({ target }) => now.setTo(target.value)}
        />
      </div>
    </div>
  )
}
