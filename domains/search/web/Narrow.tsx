import { SlidersHorizontal } from 'lucide-react'
import { Button, Field, Icon, Select } from '#ui'
import { useWords } from '#web/i18n'
import { AuthorField } from './AuthorField.tsx'
import type { Filters } from './use-filters.ts'

type Props = { filters: Filters; chats: readonly { id: string; title: string }[] }

/** Folded until wanted, also where a chat is chosen already: what is found stands right below. */
export function Narrow({ filters, chats }: Props) {
  const t = useWords('search')
  const count = Object.keys(filters.narrow).length
  const chat = count === 1 && chats.find(({ id }) => id === filters.chatId)?.title
  const said = chat ? t('inChat', { title: chat }) : count > 0 ? t('filtersOn', { count }) : t('filters')
  const options = [{ value: '', label: t('anyChat') }, ...chats.map(({ id, title }) => ({ value: id, label: title }))]
  return (
    <details className="search-narrow">
      <summary>
        <Icon of={SlidersHorizontal} size="s" /> {said}
      </summary>
      <div className="search-narrow-line">
        <Select label={t('chat')} value={filters.chatId} onChange={filters.setChat} options={options} />
        <AuthorField filters={filters} />
        <Field
          label={t('from')}
          type="date"
          value={filters.from}
          max={filters.to || undefined}
          onChange={({ target }) => filters.setFrom(target.value)}
        />
        <Field
          label={t('to')}
          type="date"
          value={filters.to}
          min={filters.from || undefined}
          onChange={({ target }) => filters.setTo(target.value)}
        />
      </div>
      {count > 0 && (
        <Button kind="plain" onClick={filters.clear}>
          {t('clear')}
        </Button>
      )}
    </details>
  )
}
