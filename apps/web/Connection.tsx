import { useLocation } from '@tanstack/react-router'
import { WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { StatusPill } from '#ui'
import { useWords } from '#web/i18n'
import { useLiveState } from '#web/use-live'

// A shorter loss is mended before anybody could read of it.
const patienceMs = 4_000

/** Says that there is no connection, and that nothing is lost by it. */
export function Connection() {
  const t = useWords('shell')
  const away = useLiveState() === 'connecting'
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(away), away ? patienceMs : 0)
    return () => clearTimeout(timer)
  }, [away])
  const inChat = useLocation({ select: ({ pathname }) => pathname.startsWith('/chats/') })
  return (
    <StatusPill icon={WifiOff} low={inChat}>
      {away && long && t('offline')}
    </StatusPill>
  )
}
