import { useDeferredValue, useState } from 'react'
import { Field, Pills } from '#ui'
import { useWords } from '#web/i18n'

export type Joined = 'all' | 'yes' | 'no'

/** What a list of people is narrowed by. */
export function useFilters() {
  const [text, setText] = useState('')
  const [joined, setJoined] = useState<Joined>('all')
  const words = useDeferredValue(text.trim())
  const sought = { ...(words ? { text: words } : {}), ...(joined === 'all' ? {} : { joined }) }
  return { text, setText, joined, setJoined, sought }
}

type FiltersProps = Omit<ReturnType<typeof useFilters>, 'sought'> & { label: string; focus?: boolean }

export function Filters({ text, setText, joined, setJoined, label, focus }: FiltersProps) {
  const t = useWords('people')
  return (
    <div className="people-filters">
      <Field
        type="search"
        label={<span className="sr">{label}</span>}
        placeholder={label}
        value={text}
        autoFocus={focus}
        onChange={(event) => setText(event.target.value)}
      />
      <Pills
        label={t('joined.label')}
        value={joined}
        onChange={setJoined}
        options={(['all', 'yes', 'no'] as const).map((value) => ({ value, label: t(`joined.${value}`) }))}
      />
    </div>
  )
}
