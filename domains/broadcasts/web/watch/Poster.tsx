import { MonitorPlay } from 'lucide-react'
import { useState } from 'react'
import type { Broadcast } from '#contract/broadcasts'
import { Button, Icon } from '#ui'
import { useWords } from '#web/i18n'
import { useSaying } from '../use-saying.ts'
import { RemoveFilm } from './RemoveFilm.tsx'

/** In the place of the picture: it has not begun, it is over, its film is being made. */
export function Poster({ broadcast, removable }: { broadcast: Broadcast; removable: boolean }) {
  const t = useWords('broadcasts')
  const say = useSaying()
  const [removing, setRemoving] = useState(false)
  return (
    <div className="broadcasts-screen broadcasts-poster board">
      <Icon of={MonitorPlay} size="l" />
      <h2>{t(`poster.${broadcast.state}`)}</h2>
      <p aria-live="polite">{say(broadcast)}</p>
      {broadcast.state === 'planned' && <p className="dim">{t('poster.wait')}</p>}
      {removable && (
        <Button kind="line" onClick={() => setRemoving(true)}>
          {t('film.remove')}
        </Button>
      )}
      {removing && <RemoveFilm broadcastId={broadcast.id} onClose={() => setRemoving(false)} />}
    </div>
  )
}
