import { Flag } from 'lucide-react'
import { lazy } from 'react'
import { registerGate, registerImportant, registerMessageDeed, registerUnderText } from '#screens/chats'
import { screen } from '#web/router'
import './live.ts'
import { useMineCount } from './use-desk-count.ts'

export const DeskScreen = screen(() => import('./DeskScreen.tsx'), 'DeskScreen')
export const JournalScreen = screen(() => import('./JournalScreen.tsx'), 'JournalScreen')
export const ModerationSettingsScreen = screen(() => import('./SettingsScreen.tsx'), 'SettingsScreen')
export const ConductScreen = screen(() => import('./ConductScreen.tsx'), 'ConductScreen')
export const ContactRulesScreen = screen(() => import('./ContactRulesScreen.tsx'), 'ContactRulesScreen')
export const MyDecisionsScreen = screen(() => import('./MyDecisionsScreen.tsx'), 'MyDecisionsScreen')

registerImportant({
  key: 'moderation',
  useCount: useMineCount,
  Cards: lazy(() => import('./MyWarnings.tsx').then((file) => ({ default: file.MyWarnings }))),
})
registerMessageDeed({
  key: 'report',
  icon: Flag,
  label: { ru: 'Пожаловаться', en: 'Report' },
  isFor: (message, chat) => message.author.id !== chat.me && message.removedBy === null,
  Dialog: lazy(() => import('./ReportDialog.tsx').then((file) => ({ default: file.ReportDialog }))),
})
registerUnderText({
  isFor: ({ author }, { me }) => author.id !== me,
  Part: lazy(() => import('./FraudStrip.tsx').then((file) => ({ default: file.FraudStrip }))),
})
registerGate(lazy(() => import('./ConductGate.tsx').then((file) => ({ default: file.ConductGate }))))

/** For the navigation. */
