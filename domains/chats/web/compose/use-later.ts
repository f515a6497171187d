import { formatBrief, formatTime } from '#web/i18n'
import { useHats } from '#web/session'
import type { Chat } from '../../contract.ts'
import { useWaiting } from '../use-chats.ts'

/** What I have put off here: how many, and an hour of the school's clock for the button. */
export function useLater({ id, organizationId }: Chat) {
  const zone = useHats()?.find(({ organization }) => organization.id === organizationId)?.organization.timeZone
  const count = useWaiting(id).filter(({ heldFor }) => heldFor === 'scheduled').length
  const inZone = zone ? { timeZone: zone } : {}
  const sayTime = (at: string) => {
    const brief = formatBrief(at, inZone)
    const time = formatTime(at, inZone)
    return brief === time ? time : `${brief}, ${time}`
  }
  return { count, sayTime }
}
