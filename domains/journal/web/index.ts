import { lazy } from 'react'
import { registerTodayCard } from '#screens/chats'
import { registerPersonPart } from '#screens/people'
import { screen } from '#web/router'

export const JournalPage = screen(() => import('./JournalPage.tsx'), 'JournalPage')

/** For «Ещё», a class, the operator's desk. */
export const JournalCard = lazy(() => import('./JournalCard.tsx').then((file) => ({ default: file.JournalCard })))
export const JournalButton = lazy(() => import('./JournalButton.tsx').then((file) => ({ default: file.JournalButton })))
export const ProvidersPart = lazy(() => import('./ProvidersPart.tsx').then((file) => ({ default: file.ProvidersPart })))

registerTodayCard(
  'journal',
  lazy(() => import('./JournalToday.tsx').then((file) => ({ default: file.JournalToday }))),
)
registerPersonPart(lazy(() => import('./JournalButton.tsx').then((file) => ({ default: file.JournalOfPerson }))))
