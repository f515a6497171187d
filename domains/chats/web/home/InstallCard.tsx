import { MonitorDown } from 'lucide-react'
import { useState } from 'react'
import { AskCard, Button } from '#ui'
import { useWords } from '#web/i18n'
import { useInstall } from '#web/pwa'

// Said once on this device; whoever declines finds it in the browser's own menu.
const KEY = 'zvonok.install'

function declined(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return true // it could not be remembered, so better never than always
  }
}

export function InstallCard() {
  const t = useWords('chats')
  const { way, install } = useInstall()
  const [hidden, setHidden] = useState(declined)
  if (!way || hidden) return null
  const later = () => {
    localStorage.setItem(KEY, 'later')
    setHidden(true)
  }
  return (
    <AskCard
      icon={MonitorDown}
      kind={t('home.install.kind')}
      title={t('home.install.title')}
      text={way === 'hand' ? t('home.install.hand') : t('home.install.text')}
      actions={
        <>
          {way === 'prompt' && (
            <Button kind="soft" onClick={install}>
              {t('home.install.go')}
            </Button>
          )}
          <Button kind="line" onClick={later}>
            {t('home.install.later')}
          </Button>
        </>
      }
    />
  )
}
