import { useEffect, useState } from 'react'
import { Note } from '#ui'
import { useWords } from '#web/i18n'

/** Too much at once: when it goes by itself, second by second. */
export default function Slowed({ until }: { until: number }) {
  const t = useWords('chats')
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000))
  const time =
    seconds < 90 ? t('compose.seconds', { count: seconds }) : t('compose.minutes', { count: Math.ceil(seconds / 60) })
  return <Note>{t('compose.slowed', { time })}</Note>
}
