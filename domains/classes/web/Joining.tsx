import { useUnitWords } from '#screens/people'
import { Progress } from '#ui'

/** «18 из 27» with its bar; brass below a half: a class that lags needs you. */
export function Joining({ known, joined, what }: { known: number; joined: number; what: string }) {
  const t = useUnitWords('classes')
  if (known === 0) return <span className="mute">{t('joining.nobody')}</span>
  const words = t('joining.of', { joined, known })
  return (
    <>
      {words}
      <Progress value={joined} max={known} warn={joined * 2 < known} label={`${what}: ${words}`} />
    </>
  )
}
