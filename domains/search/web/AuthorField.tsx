import { X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Avatar, Field, Icon } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import type { findAuthors } from '../contract.ts'
import type { Filters } from './use-filters.ts'

/** Somebody of my chats, by the beginning of the name. */
export function AuthorField({ filters: { author, setAuthor, chatId } }: { filters: Filters }) {
  const t = useWords('search')
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  const { data } = useAsk<typeof findAuthors>(
    'search.findAuthors',
    { text: sought, ...(chatId ? { chatId } : {}) },
    { enabled: sought.length > 0 && !author, placeholderData: (before) => before },
  )
  if (author) {
    return (
      <div className="search-author">
        <span className="search-author-label">{t('author')}</span>
        <button type="button" aria-label={t('anyAuthor', { name: author.name })} onClick={() => setAuthor(undefined)}>
          <Avatar id={author.id} name={author.name} size="s" />
          <span>{author.name}</span>
          <Icon of={X} size="s" />
        </button>
      </div>
    )
  }
  const people = sought ? data?.people : undefined
  return (
    <div className="search-author">
      <Field
        label={t('author')}
        placeholder={t('authorHint')}
        value={text}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
        {...(people?.length === 0 ? { hint: t('authorNone') } : {})}
      />
      {people && people.length > 0 && (
        <ul className="search-authors">
          {people.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                onClick={() => {
                  setAuthor(person)
                  setText('')
                }}
              >
                <Avatar id={person.id} name={person.name} size="s" />
                <span>{person.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
