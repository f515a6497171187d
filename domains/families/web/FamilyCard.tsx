import './words.ts'
import { UsersRound } from 'lucide-react'
import { Button, Card, Icon } from '#ui'
import { useWords } from '#web/i18n'
import { useHats } from '#web/session'

/** For guardians and pupils alone. */
export function FamilyCard() {
  const t = useWords('families')
  const hats = useHats() ?? []
  if (!hats.some(({ roles }) => roles.includes('guardian') || roles.includes('pupil'))) return null
  return (
    <Card title={t('title')} mark={<Icon of={UsersRound} />} aside={<Button href="/family">{t('open')}</Button>}>
      <p className="dim">{t('card.text')}</p>
    </Card>
  )
}
