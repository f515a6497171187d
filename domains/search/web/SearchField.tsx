import { Search } from 'lucide-react'
import { Icon, Pills } from '#ui'
import { useWords } from '#web/i18n'
import { type Filters, KINDS } from './use-filters.ts'

export function SearchField({ filters }: { filters: Filters }) {
  const t = useWords('search')
  return (
    <search className="search-top">
      <label className="search-field">
        <Icon of={Search} />
        <span className="sr">{t('field')}</span>
        <input
          type="search"
          // biome-ignore lint/a11y/noAutofocus: the page is for typing into this field
          autoFocus
          enterKeyHint="search"
          autoComplete="off"
          placeholder={t('placeholder')}
          value={filters.text}
          onChange={({ target }) => filters.setText(target.value)}
        />
      </label>
      <Pills
        label={t('in')}
        value={filters.kind}
        onChange={filters.setKind}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
    </search>
  )
}
