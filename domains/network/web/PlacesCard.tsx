import { clsx } from 'clsx'
import type { WatchedSchool } from '#contract/network'
import { Card } from '#ui'
import { useWords } from '#web/i18n'
import { placesOf, shareText } from './schools.ts'

type Props = { schools: WatchedSchool[]; chosen: string; onChoose: (place: string) => void }

/** The tree of the territory: regions and their municipalities; a press shows the schools of one. */
export function PlacesCard({ schools, chosen, onChoose }: Props) {
  const t = useWords('network')
  return (
    <Card title={t('places')} className="network-places">
      <ul>
        {placesOf(schools).map(({ key, name, region, open, schools: all, families }) => (
          <li key={key}>
            <button
              type="button"
              className={clsx('network-place', !region && 'network-inner')}
              aria-pressed={chosen === key}
              onClick={() => onChoose(chosen === key ? '' : key)}
            >
              <span>{name}</span>
              <span className="small dim">
                {t('placeFigures', { open: t('of', { done: open, of: all }), families: shareText(t, families) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
