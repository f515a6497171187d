import type { MeasureKind } from '../contract.ts'

/** Who stands before a case, and what the case is about. */
export interface Standing {
  administers: boolean
  /** Class teacher of the class that the case belongs to. */
  leadsClass: boolean
  /** Owner of the chat. */
  ownsChat: boolean
  isAuthor: boolean
  authorIsStaff: boolean
}

/** R129, R130: each for the chats under one's control. Nobody sits over oneself; over the staff only the administration. */
export function canHoldCase({ administers, leadsClass, ownsChat, isAuthor, authorIsStaff }: Standing): boolean {
  if (isAuthor) return false
  return administers || (!authorIsStaff && (leadsClass || ownsChat))
}

export interface CaseFacts {
  open: boolean
  gone: boolean
  authorSeated: boolean
  chat: { kind: 'direct' | 'group' | 'channel'; automatic: string | null }
}

/** What may be done about a message; the people of a class's chats come and go with the class. */
export function measuresFor({ open, gone, authorSeated, chat }: CaseFacts): MeasureKind[] {
  if (!open) return []
  const byHand = chat.automatic === null && chat.kind !== 'direct'
  return [
    ...(gone ? [] : (['hide'] as const)),
    'warn',
    ...(authorSeated ? (['readOnly'] as const) : []),
    ...(authorSeated && byHand ? (['removeFromChat'] as const) : []),
    'blockFiles',
  ]
}

/** Which measures last for a term, and must name it. */
export const hasTerm = (kind: MeasureKind): boolean => kind === 'readOnly' || kind === 'blockFiles'

/** Hiding and warning are done; what lasts may be ended. Hiding may be taken back, too. */
export const canLift = (kind: MeasureKind, lifted: boolean): boolean => !lifted && kind !== 'removeFromChat'

/** An appeal is decided by another person of the administration than those who have had a part in it. */
export const canDecideAppeal = (self: {
  administers: boolean
  hasDecided: boolean
  isAuthor: boolean
  hasReported: boolean
}): boolean => self.administers && !self.hasDecided && !self.isAuthor && !self.hasReported
