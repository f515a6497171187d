import { useId } from 'react'
import type { Pause } from '#rules/sanitary'
import { Button } from '#ui'
import { useWords } from '#web/i18n'

const STEPS = { eyes: 4, muscles: 4 } as const

type Props = { pause: Pause; left: number; onSkip: () => void }

/** A bell that flies an eight for the eyes, or stretches for the muscles; without movement, the same in words. */
export function PauseGuide({ pause, left, onSkip }: Props) {
  const t = useWords('lessons')
  const id = useId()
  const { kind, seconds } = pause
  const steps = STEPS[kind]
  const step = Math.min(steps, Math.floor(((seconds - left) / seconds) * steps) + 1)
  return (
    <section className="lessons-pause" aria-labelledby={id} aria-live="polite">
      <div className="lessons-sky" data-kind={kind} aria-hidden="true">
        <svg viewBox="0 0 200 100">
          <title>{t(`pause.${kind}.title`)}</title>
          <path
            className="lessons-way"
            d={kind === 'eyes' ? 'M100 50C130 0 190 10 190 50S130 100 100 50 10 10 10 50 70 100 100 50Z' : 'M100 92V8'}
          />
          <circle className="lessons-bell" r="9" />
        </svg>
      </div>
      <div className="stack stack-s">
        <h2 id={id}>{t(`pause.${kind}.title`)}</h2>
        <p>{t(`pause.${kind}.step${step}`)}</p>
        <p className="small dim">{t('pause.left', { count: Math.max(0, left) })}</p>
        <div>
          <Button kind="line" onClick={onSkip}>
            {t('pause.back')}
          </Button>
        </div>
      </div>
    </section>
  )
}
