import type { ComponentType } from 'react'

/** What other domains put under the page of today; each draws nothing when it has nothing to say. */
export const todayCards: { key: string; Card: ComponentType }[] = []

/** At the door of a domain's screens, before anything is drawn. */
export function registerTodayCard(key: string, Card: ComponentType): void {
  if (!todayCards.some((one) => one.key === key)) todayCards.push({ key, Card })
}
