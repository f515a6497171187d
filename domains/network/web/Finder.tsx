import type { WatchedSchool } from '#contract/network'
import { Field, Select } from '#ui'
import { useWords } from '#web/i18n'
import { FILTERS, ORDERS, placesOf, type Wish } from './schools.ts'

type Props = { schools: WatchedSchool[]; wish: Wish; onWish: (wish: Wish) => void }

export function Finder({ schools, wish, onWish }: Props) {
  const t = useWords('network')
  const places = placesOf(schools)
  return (
    <search className="network-find">
      <Field
        label={t('find')}
        type="search"
        value={wish.text}
        onChange={({ target }) => onWish({ ...wish, text: target.value })}
      />
      <Select
        label={t('filter.label')}
        value={wish.filter}
        onChange={(filter) => onWish({ ...wish, filter: filter as Wish['filter'] })}
        options={FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
      />
      <Select
        label={t('order.label')}
        value={wish.order}
        onChange={(order) => onWish({ ...wish, order: order as Wish['order'] })}
        options={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
      />
      {places.length > 1 && (
        <Select
          className="network-phone"
          label={t('place')}
          value={wish.place}
          onChange={(place) => onWish({ ...wish, place })}
          options={[
            { value: '', label: t('everywhere') },
            ...places.map(({ key, name, region }) => ({ value: key, label: region ? name : `· ${name}` })),
          ]}
        />
      )}
    </search>
  )
}
