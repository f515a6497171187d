import { forbidden, Refusal } from '#server/errors'
import type { Posting, Seat } from './read-postings.ts'

const LINK =
  /(?:https?:\/\/|www\.)\S|(?<![\p{L}\p{N}])[\p{L}\p{N}-]+\.(?:ru|рф|com|net|org|me|su|info|io|site|online|top|xyz|shop|club|link|cc|biz|app|dev|pro|store)(?![\p{L}\p{N}])/iu

type Rules = Pick<Seat, 'facts' | 'roles' | 'linksFrom' | 'slowSeconds' | 'perMinute' | 'lastSaidAt' | 'saidThisMinute'>

/** The owner's rules bind everybody but the owner: slow mode, so many a minute, and links from the staff only. */
export function breaksRule({ text }: Pick<Posting, 'text'>, seat: Rules, at: Date): Refusal | null {
  if (seat.facts.part === 'owner') return null
  const staff = seat.roles.some((role) => role !== 'pupil' && role !== 'guardian')
  if (seat.linksFrom === 'staff' && !staff && LINK.test(text)) {
    return forbidden('Ссылки в этом чате дают сотрудники школы', 'Links in this chat are posted by the staff')
  }
  if (seat.perMinute > 0 && seat.saidThisMinute >= seat.perMinute) {
    return new Refusal(
      'too_many',
      `В этом чате от одного человека до ${seat.perMinute} сообщений в минуту. Переведите дух и допишите одним`,
      `In this chat one person writes up to ${seat.perMinute} messages a minute. Take a breath and put the rest into one`,
      { retryAfter: 60 },
    )
  }
  const wait = seat.lastSaidAt ? seat.slowSeconds - (at.getTime() - seat.lastSaidAt.getTime()) / 1000 : 0
  if (wait <= 0) return null
  const seconds = Math.ceil(wait)
  return new Refusal(
    'too_many',
    `В этом чате пишут не чаще раза в ${seat.slowSeconds} с. Подождите ${seconds} с`,
    `In this chat one writes at most every ${seat.slowSeconds} s. Wait ${seconds} s`,
    { retryAfter: seconds },
  )
}
