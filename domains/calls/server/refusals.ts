import { now } from '#server/clock'
import { Refusal } from '#server/errors'

/** When to call instead, by the school's clock. */
export function quietForCalls(until: Date, zone: string): Refusal {
  const time = new Intl.DateTimeFormat('ru', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(until)
  return new Refusal(
    'quiet_hours',
    `Сейчас тихие часы: звонить можно с ${time}. Написать можно и сейчас`,
    `These are quiet hours: calls are open from ${time}. You can write now`,
    { retryAfter: Math.max(1, Math.ceil((until.getTime() - now().getTime()) / 1000)) },
  )
}
