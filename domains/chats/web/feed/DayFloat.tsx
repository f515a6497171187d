import { useEffect, useState, useSyncExternalStore } from 'react'
import { DaySeparator } from '#ui'
import { formatDay } from '#web/i18n'
import type { Place } from './place.ts'
import type { Row } from './rows.ts'

const STAYS = 1600

/** While one moves through the feed: the day of what stands at its top, unless the feed itself says it there. */
export default function DayFloat({ rows, place }: { rows: Row[]; place: Place }) {
  const msgNo = useSyncExternalStore(place.watch, place.get)
  const row = rows.find(({ message }) => message.msgNo === msgNo)
  const [still, setStill] = useState<number>()
  useEffect(() => {
    const timer = setTimeout(() => setStill(msgNo), STAYS)
    return () => clearTimeout(timer)
  }, [msgNo])
  if (!row || row.opensDay || row.opensNew || still === msgNo) return null
  return (
    <div className="chats-float" aria-hidden="true">
      <DaySeparator>{formatDay(row.message.sentAt)}</DaySeparator>
    </div>
  )
}
