import type { Announcement, AnnouncementEvent } from './contract.ts'

/** Folds an event of a chat's topic into the card that the chat shows. */
export function applyAnnouncementEvent(card: Announcement, { view }: AnnouncementEvent): Announcement {
  if (view?.announcementId !== card.id || !card.progress) return card
  return { ...card, progress: { confirmed: view.confirmed, of: view.of } }
}
