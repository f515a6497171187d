import { Volume2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { getMaster } from '#contract/broadcasts'
import { Button } from '#ui'
import { downloadUrl, refresh } from '#web/api'
import { useWords } from '#web/i18n'
import { keepPlaying } from '../media/keep-playing.ts'

type Props = { broadcastId: string; title: string; flowing: boolean; quiet?: boolean }

/** What goes on. With sound where the browser lets a page speak first, else at a press. `quiet`: one's own, to look at. */
export function LivePlayer({ broadcastId, title, flowing, quiet = false }: Props) {
  const t = useWords('broadcasts')
  const video = useRef<HTMLVideoElement>(null)
  const [moves, setMoves] = useState(false)
  const [mute, setMute] = useState(quiet)
  useEffect(() => {
    const screen = video.current!
    let playing: { stop(): void } | undefined
    let left = false
    const url = downloadUrl<typeof getMaster>('broadcasts.getMaster', { broadcastId })
    screen.muted = quiet
    const letGo = keepPlaying(screen, () => setMute(true))
    void import('../media/hls-player.ts').then(({ play }) => {
      if (left) return
      playing = play(screen, url, {
        moves: () => setMoves(true),
        gone: () => void refresh('broadcasts.getBroadcast'),
      })
    })
    return () => {
      left = true
      letGo()
      playing?.stop()
    }
  }, [broadcastId, quiet])
  function speak() {
    const screen = video.current!
    screen.muted = false
    setMute(false)
    void screen.play()
  }
  return (
    <div className="broadcasts-screen board">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody writes down what is said just now */}
      <video ref={video} playsInline controls={!quiet} aria-label={title} />
      {!moves && <p className="broadcasts-over">{t('live.opening')}</p>}
      {moves && !flowing && (
        <p className="broadcasts-over" role="status">
          {t('live.broken')}
        </p>
      )}
      {moves && mute && !quiet && (
        <Button kind="pri" icon={Volume2} className="broadcasts-speak" onClick={speak}>
          {t('live.speak')}
        </Button>
      )}
    </div>
  )
}
