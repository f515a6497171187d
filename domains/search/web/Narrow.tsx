import { SlidersHorizontal } from 'lucide-react'
import { Button, Field, Icon, Select } from '#ui'
import { useWords } from '#web/i18n'
import { AuthorField } from './AuthorField.tsx'
import type { Filters } from './use-filters.ts'

type Props = { filters: Filters; chats: readonly { id: string; title: string }[] }

/** Folded until wanted: most finds need a word and nothing else. */
export function Narrow({ filters, chats }: Props) {
  const t = useWords('search')
  const count = Object.keys(filters.narrow).length
  const options = [{ value: '', label: t('anyChat') }, ...chats.map(({ id, title }) => ({ value: id, label: title }))]
  return (
    <details className="search-narrow" open={count > 0 || undefined}>
      <summary>
        <Icon of={SlidersHorizontal} size="s" /> {count > 0 ? t('filtersOn', { count }) : t('filters')}
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
