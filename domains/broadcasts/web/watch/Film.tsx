import { useState } from 'react'
import type { Broadcast, watchFilm } from '#contract/broadcasts'
import { Button } from '#ui'
import { downloadUrl } from '#web/api'
import { formatSize, useWords } from '#web/i18n'
import { RemoveFilm } from './RemoveFilm.tsx'

/** The browser's own player, which seeks by ranges. */
export function Film({ broadcast: { id, title, film }, removable }: { broadcast: Broadcast; removable: boolean }) {
  const t = useWords('broadcasts')
  const [removing, setRemoving] = useState(false)
  const url = (save?: '1') => downloadUrl<typeof watchFilm>('broadcasts.watchFilm', { broadcastId: id, save })
  return (
    <>
      <div className="broadcasts-screen board">
        {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
        <video src={`${url()}#t=0.1`} controls playsInline preload="metadata" aria-label={title} />
      </div>
      <div className="row wrap broadcasts-under">
        <a href={url('1')} data-file="">
          {t('film.save', { size: formatSize(film?.size ?? 0) })}
        </a>
        {removable && (
          <Button kind="line" onClick={() => setRemoving(true)}>
            {t('film.remove')}
          </Button>
        )}
      </div>
      {removing && <RemoveFilm broadcastId={id} onClose={() => setRemoving(false)} />}
    </>
  )
}
