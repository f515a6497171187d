import { useDeferredValue, useState } from 'react'
import { Avatar, Checkbox, Field, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import type { listContacts } from '../../contract.ts'
import { kinshipOf } from '../names.ts'

type Props = {
  organizationId: string
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
  without?: ReadonlySet<string>
}

/** Several people of one's contacts. */
export function PeoplePicker({ organizationId, chosen, onChange, without }: Props) {
  const t = useWords('chats')
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  const { data } = useAsk<typeof listContacts>(
    'chats.listContacts',
    { organizationId, ...(sought ? { text: sought } : {}) },
    { placeholderData: (before) => before, staleTime: 60_000 },
  )
  const people = data?.people.filter(({ id }) => !without?.has(id))
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    onChange(next)
  }
  return (
    <div className="stack stack-s">
      <Field
        label={t('write.people')}
        hint={chosen.size > 0 ? t('write.chosen', { count: chosen.size }) : t('write.findHint')}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {!people && <Skeleton rows lines={4} />}
      {people?.length === 0 && <p className="dim">{t('write.nobody')}</p>}
      <ul className="chats-picks">
        {people?.map((person) => (
          <li key={person.id}>
            <Checkbox
              checked={chosen.has(person.id)}
              onChange={(on) => toggle(person.id, on)}
              label={
                <span className="row">
                  <Avatar id={person.id} name={person.name} size="s" />
                  <span>
                    {person.name} <small className="mute">{kinshipOf(person, t) || person.post}</small>
                  </span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
