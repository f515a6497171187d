import { notEntitledToUrgent, quietRefusal } from '#domains/quiet'
import { decide, isUnderWorkingHours, mayBeUrgent } from '#rules/quiet'
import { invalid, Refusal } from '#server/errors'
import type { HeldFor } from '../contract.ts'
import type { Posting, Seat } from './read-postings.ts'

const NINETY_DAYS = 90 * 24 * 3600_000

/** Whether the message goes now (null), waits, or must not be sent at this hour (R137–R140). */
export function mayWait(posting: Posting, seat: Seat, at: Date): { why: HeldFor; until: Date | null } | Refusal | null {
  if (posting.review) return { why: 'review', until: null }
  const chosen = posting.input.at ? new Date(posting.input.at) : null
  if (chosen && chosen.getTime() > at.getTime() + NINETY_DAYS) {
    return invalid('Отложить можно не больше чем на 90 дней', 'A message may wait for at most 90 days', 'at')
  }
  const later = chosen && chosen > at ? chosen : null
  const quiet = quietAt(posting, seat, later ?? at)
  if (quiet instanceof Refusal) return quiet
  if (quiet) return { why: later ? 'scheduled' : 'quiet', until: quiet }
  return later && { why: 'scheduled', until: later }
}

/** When the school's quiet hours would let it through; null: at once. */
function quietAt(posting: Posting, seat: Seat, now: Date): Date | Refusal | null {
  // What one writes for oneself at night is no sending.
  if (!seat.quiet || seat.alone) return null
  const { hours, zone } = seat.quiet
  const senderIsStaff = seat.roles.some((role) => role !== 'pupil' && role !== 'guardian')
  const { kind, automatic, follows } = seat.facts
  const chat = { kind, automatic, follows, senderIsStaff }
  const working = isUnderWorkingHours(
    seat.peerIsStaff === undefined ? chat : { ...chat, peerIsStaff: seat.peerIsStaff },
  )
  const decision = decide(hours, { now, zone, working })
  if (decision.kind === 'now') return null
  if (posting.input.urgent) {
    if (!mayBeUrgent(hours, seat.roles)) return notEntitledToUrgent()
    posting.urgent = true
    return null
  }
  if (decision.kind === 'hold') return decision.until
  return quietRefusal(decision.until, zone)
}
