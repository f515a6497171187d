import { ShieldCheck } from 'lucide-react'
import { Door } from '#screens/accounts'
import { Button, Note } from '#ui'
import { useWords } from '#web/i18n'

export function SheetDisputed() {
  const t = useWords('invitations')
  return (
    <Door title={t('disputed.title')} text={t('disputed.text')}>
      <Note icon={ShieldCheck} live>
        {t('disputed.next')}
      </Note>
      <Button kind="line" wide big href="/sign-in">
        {t('disputed.signIn')}
      </Button>
    </Door>
  )
}
