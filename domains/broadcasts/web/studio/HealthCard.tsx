import { Card, Note } from '#ui'
import { useWords } from '#web/i18n'
import type { FilmingState } from '../media/film.ts'
import type { Health } from './use-health.ts'

/** Whether it reaches people, in words first and in numbers beneath. */
export function HealthCard({ health, filming }: { health: Health | undefined; filming: FilmingState | undefined }) {
  const t = useWords('broadcasts')
  if (!health?.source) return null
  const word = wordOf(health, filming)
  return (
    <Card title={t('health.title')}>
      <div className="stack">
        <Note kind={word === 'good' ? 'ok' : 'wait'} live>
          {t(`health.${word}`)}
        </Note>
        <dl className="broadcasts-figures">
          <div>
            <dt>{t('health.viewers')}</dt>
            <dd>{health.viewers}</dd>
          </div>
          <div>
            <dt>{t('health.rate')}</dt>
            <dd>{t('health.kbps', { kbps: health.kbps })}</dd>
          </div>
          <div>
            <dt>{t('health.gaps')}</dt>
            <dd>{health.gaps}</dd>
          </div>
        </dl>
      </div>
    </Card>
  )
}

function wordOf({ flowing, behind }: Health, filming: FilmingState | undefined): string {
  if (filming === 'offline') return 'offline'
  if (!flowing) return 'broken'
  if (filming === 'late') return 'late'
  return behind ? 'behind' : 'good'
}
