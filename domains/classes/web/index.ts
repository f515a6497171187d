import { screen } from '#web/router'
import './live.ts'

export const SchoolHome = screen(() => import('./SchoolHome.tsx'), 'SchoolHome')
export const ClassesScreen = screen(() => import('./ClassesScreen.tsx'), 'ClassesScreen')
export const ClassScreen = screen(() => import('./ClassScreen.tsx'), 'ClassScreen')
export const SubjectsScreen = screen(() => import('./SubjectsScreen.tsx'), 'SubjectsScreen')
export const MovementScreen = screen(() => import('./MovementScreen.tsx'), 'MovementScreen')
export const YearScreen = screen(() => import('./YearScreen.tsx'), 'YearScreen')
