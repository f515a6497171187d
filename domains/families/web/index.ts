import { lazy } from 'react'
import { registerImportant } from '#screens/chats'
import { registerPersonPart } from '#screens/people'
import { screen } from '#web/router'
import { useHat } from '#web/session'
import { refreshOn } from '#web/use-live'

export const FamilyScreen = screen(() => import('./FamilyScreen.tsx'), 'FamilyScreen')
export const WhoSeesScreen = screen(() => import('./WhoSeesScreen.tsx'), 'WhoSeesScreen')

/** For «Ещё»: the way to one's family. */
export const FamilyCard = lazy(() => import('./FamilyCard.tsx').then((file) => ({ default: file.FamilyCard })))

registerPersonPart(lazy(() => import('./LimitsPart.tsx').then((file) => ({ default: file.LimitsPart }))))

refreshOn('people.hatsChanged', 'families.getFamily', 'families.listWhoSees')
refreshOn('people.peopleChanged', 'families.listLimits')
refreshOn('families.limitChanged', 'families.listLimits')
refreshOn('families.ageNoted', 'families.getFamily')

registerImportant({
  key: 'families',
  useCount: () => (useHat()?.confirmed === false ? 1 : 0),
  Cards: lazy(() => import('./FamilyAsks.tsx').then((file) => ({ default: file.FamilyAsks }))),
})
