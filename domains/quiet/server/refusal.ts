import { now } from '#server/clock'
import { Refusal } from '#server/errors'
import { writeMinute } from '../rules.ts'

/** What the sender is told where the school takes nothing at night: when to come back, and that reading is open. */
export function quietRefusal(until: Date, zone: string): Refusal {
  const time = localTime(until, zone)
  return new Refusal(
    'quiet_hours',
    `Сейчас тихие часы: школа пишет с ${time}. Читать можно всегда, а это сообщение отправьте после ${time}`,
    `These are quiet hours: the school writes from ${time}. Reading is always open; send this after ${time}`,
    { retryAfter: Math.max(1, Math.ceil((until.getTime() - now().getTime()) / 1000)) },
  )
}

/** R138: urgent is for those whom the act names. */
export const notEntitledToUrgent = (): Refusal =>
  new Refusal(
    'forbidden',
    'Срочное ночью отправляют те, кого назвала школа. Отправьте без срочности: сообщение дождётся утра',
    'Urgent at night is for those whom the school has named. Send without urgency: the message waits for the morning',
    { field: 'urgent' },
  )

function localTime(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)!.value)
  return writeMinute(part('hour') * 60 + part('minute'))
}
