import { lazy } from 'react'
import { screen } from '#web/router'
import './live.ts'

export const StaffScreen = screen(() => import('./StaffScreen.tsx'), 'StaffScreen')
export const ConfirmScreen = screen(() => import('./confirm/ConfirmScreen.tsx'), 'ConfirmScreen')
export const PeopleScreen = screen(() => import('./PeopleScreen.tsx'), 'PeopleScreen')

// For the screens of other domains; fetched when first drawn, so that this door stays light.
export const AskedPerson = lazy(() => import('./AskedPerson.tsx').then((file) => ({ default: file.AskedPerson })))
export const PersonPicker = lazy(() => import('./PersonPicker.tsx').then((file) => ({ default: file.PersonPicker })))
/** For the first page of somebody whose school is closed for a time. */
export const SuspendedNote = lazy(() => import('./SuspendedNote.tsx').then((file) => ({ default: file.SuspendedNote })))
export const SchoolTabs = lazy(() => import('./SchoolTabs.tsx').then((file) => ({ default: file.SchoolTabs })))

export { InSchool } from './InSchool.tsx'
export { registerPersonPart } from './person-parts.ts'
export { useSchoolShown } from './use-school-shown.ts'
export { type Unit, unitOf, useUnitWords } from './use-unit-words.ts'
