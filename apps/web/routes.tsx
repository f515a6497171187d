// Every address of the application, one line each; no logic.
//
// A domain gives its screens through its door, each in its own file of JavaScript:
//   domains/chats/web/index.ts
//     import { screen } from '#web/router'
//     export const ChatScreen = screen(() => import('./ChatScreen.tsx'), 'ChatScreen')
//   here
//     import { ChatScreen } from '#screens/chats'
//     '/chats/$chatId': ChatScreen,            in `framed`
//
// The screen reads `useParam('chatId')` from '#web/router'. A framed screen draws a `Page` or a `TalkLayout` inside the
// navigation; a bare one (sign-in, printing) has the whole window. Sections of the navigation are in navigation.ts.
import type { RouteComponent } from '@tanstack/react-router'
import {
  AccountScreen,
  CodeSignInScreen,
  MoreScreen,
  ProviderScreen,
  SetupScreen,
  SignInScreen,
  StartScreen,
} from '#screens/accounts'
import { ActScreen, ActsScreen, MovesScreen, NewActScreen, PublicActsScreen } from '#screens/acts'
import { AnnouncementScreen, AnnouncementsScreen, NewAnnouncementScreen } from '#screens/announcements'
import { AppointmentsScreen } from '#screens/appointments'
import { DayScreen as AttendanceScreen, HistoryScreen } from '#screens/attendance'
import { AboutMeScreen, AuditScreen, InstallationAuditScreen } from '#screens/audit'
import { BroadcastsScreen, SchoolBroadcastsScreen, StudioScreen, WatchScreen } from '#screens/broadcasts'
import { CallScreen, CallsScreen, CheckScreen, GuestScreen, PlannedScreen } from '#screens/calls'
import {
  BookmarksScreen,
  ChatsScreen,
  ImportantScreen,
  LaterScreen,
  LookScreen,
  MentionsScreen,
  SchoolChatsScreen,
  TodayScreen,
} from '#screens/chats'
import { ClassesScreen, ClassScreen, MovementScreen, SchoolHome, SubjectsScreen, YearScreen } from '#screens/classes'
import {
  AskScreen,
  RegisterScreen as ConsentRegisterScreen,
  RequestsScreen as ConsentRequestsScreen,
  ConsentsScreen,
  PrivacyScreen,
  SignScreen,
} from '#screens/consents'
import { FamilyScreen, WhoSeesScreen } from '#screens/families'
import { MaterialsScreen } from '#screens/files'
import {
  ClassInvitationsScreen,
  ClassSheetsScreen,
  JoinScreen,
  RequestsScreen,
  SchoolInvitationsScreen,
  SheetScreen,
  StaffSheetsScreen,
  WaitingScreen,
} from '#screens/invitations'
import { JournalPage } from '#screens/journal'
import { LessonScreen, RemoteScreen, TimetableScreen, TimetablesScreen, WeekScreen } from '#screens/lessons'
import {
  ConductScreen,
  ContactRulesScreen,
  DeskScreen,
  JournalScreen,
  ModerationSettingsScreen,
  MyDecisionsScreen,
} from '#screens/moderation'
import { CuratorSchoolScreen, CuratorScreen, CuratorsScreen, OurCuratorsScreen } from '#screens/network'
import { NotificationsScreen } from '#screens/notifications'
import { ApplicationScreen, ApplyScreen, OperatorScreen, ProfileScreen, RegisterScreen } from '#screens/organizations'
import { ConfirmScreen, PeopleScreen, StaffScreen } from '#screens/people'
import '#screens/links'
import '#screens/polls'
import { QuietScreen } from '#screens/quiet'
import { RecordingsScreen } from '#screens/recordings'
import { MyRefusalScreen, RefusalsScreen } from '#screens/refusals'
import { ImportScreen, ListsScreen } from '#screens/rosters'
import { NormsScreen } from '#screens/sanitary'
import { SearchScreen } from '#screens/search'
import { SummaryScreen } from '#screens/statistics'
import {
  AnswerScreen,
  AskScreen as AskHelpScreen,
  HelpScreen,
  MyRequestsScreen,
  OperatorQueueScreen,
  QueueScreen,
  RequestScreen,
} from '#screens/support'
import { SchoolArchiveScreen } from '#screens/transfers'
import { screen } from '#web/router'

export type Pages = Record<`/${string}`, RouteComponent>

export const framed: Pages = {
  '/important': ImportantScreen,
  '/today': TodayScreen,
  '/chats': ChatsScreen,
  '/chats/$chatId': ChatsScreen,
  '/chats/$chatId/materials': MaterialsScreen,
  '/materials': MaterialsScreen,
  '/timetable': WeekScreen,
  '/lessons/$classId/$day/$no': LessonScreen,
  '/attendance/$pupilId': HistoryScreen,
  '/bookmarks': BookmarksScreen,
  '/mentions': MentionsScreen,
  '/later': LaterScreen,
  '/search': SearchScreen,
  '/calls': CallsScreen,
  '/calls/check': CheckScreen,
  '/calls/planned/$plannedId': PlannedScreen,
  '/broadcasts': BroadcastsScreen,
  '/broadcasts/$broadcastId': WatchScreen,
  '/broadcasts/$broadcastId/studio': StudioScreen,
  '/appointments': AppointmentsScreen,
  '/announcements': AnnouncementsScreen,
  '/announcements/new': NewAnnouncementScreen,
  '/announcements/$id': AnnouncementScreen,
  '/consents': ConsentsScreen,
  '/consents/$requestId/$subjectId': SignScreen,
  '/school/consents': ConsentRequestsScreen,
  '/school/consents/new': AskScreen,
  '/school/consents/$requestId': ConsentRegisterScreen,
  '/school/privacy': PrivacyScreen,
  '/school/refusals': RefusalsScreen,
  '/refusal': MyRefusalScreen,
  '/family': FamilyScreen,
  '/family/$pupilId': WhoSeesScreen,
  '/more': MoreScreen,
  '/more/account': AccountScreen,
  '/more/notifications': NotificationsScreen,
  '/more/my-data': AboutMeScreen,
  '/operator': OperatorScreen,
  '/operator/audit': InstallationAuditScreen,
  '/operator/curators': CuratorsScreen,
  '/curator': CuratorScreen,
  '/curator/$organizationId': CuratorSchoolScreen,
  '/school': SchoolHome,
  '/school/summary': SummaryScreen,
  '/school/curators': OurCuratorsScreen,
  '/school/classes': ClassesScreen,
  '/school/classes/$classId': ClassScreen,
  '/school/classes/$classId/sheets': ClassSheetsScreen,
  '/school/classes/$classId/invitations': ClassInvitationsScreen,
  '/school/invitations': SchoolInvitationsScreen,
  '/school/requests': RequestsScreen,
  '/school/staff': StaffScreen,
  '/school/staff/sheets': StaffSheetsScreen,
  '/school/people': PeopleScreen,
  '/school/confirm': ConfirmScreen,
  '/school/subjects': SubjectsScreen,
  '/school/movement': MovementScreen,
  '/school/year': YearScreen,
  '/school/timetable': TimetablesScreen,
  '/school/timetable/$classId': TimetableScreen,
  '/school/attendance': AttendanceScreen,
  '/school/remote': RemoteScreen,
  '/school/norms': NormsScreen,
  '/school/lists': ListsScreen,
  '/school/lists/$importId': ImportScreen,
  '/school/journal': JournalPage,
  '/school/profile': ProfileScreen,
  '/school/chats': SchoolChatsScreen,
  '/school/chats/$chatId': LookScreen,
  '/school/quiet': QuietScreen,
  '/school/recordings': RecordingsScreen,
  '/school/broadcasts': SchoolBroadcastsScreen,
  '/school/desk': DeskScreen,
  '/school/desk/journal': JournalScreen,
  '/school/desk/settings': ModerationSettingsScreen,
  '/school/archive': SchoolArchiveScreen,
  '/school/audit': AuditScreen,
  '/school/conduct': ConductScreen,
  '/school/contacts': ContactRulesScreen,
  '/more/decisions': MyDecisionsScreen,
  '/more/help': MyRequestsScreen,
  '/more/help/$requestId': RequestScreen,
  '/school/help': QueueScreen,
  '/school/help/$requestId': RequestScreen,
  '/operator/help': OperatorQueueScreen,
  '/operator/help/$requestId': RequestScreen,
  '/acts': ActsScreen,
  '/acts/$actId': ActScreen,
  '/school/acts': ActsScreen,
  '/school/moves': MovesScreen,
  '/school/acts/new': NewActScreen,
  '/school/acts/$actId': ActScreen,
}

export const bare: Pages = {
  '/start': StartScreen,
  '/sign-in': SignInScreen,
  '/sign-in/code': CodeSignInScreen,
  '/sign-in/provider': ProviderScreen,
  '/setup': SetupScreen,
  '/apply': ApplyScreen,
  '/application/$applicationId': ApplicationScreen,
  '/register': RegisterScreen,
  '/sheet': SheetScreen,
  '/join/$token': JoinScreen,
  '/waiting': WaitingScreen,
  '/help': HelpScreen,
  '/help/$page': HelpScreen,
  '/help/ask': AskHelpScreen,
  '/help/answer/$requestId': AnswerScreen,
  '/public/acts/$organizationId': PublicActsScreen,
  '/calls/$callId': CallScreen,
  '/guest/$token': GuestScreen,
  '/gallery': screen(() => import('./gallery/Gallery.tsx'), 'Gallery'),
  '/gallery/chat': screen(() => import('./gallery/GalleryChat.tsx'), 'GalleryChat'),
  '/gallery/home': screen(() => import('./gallery/GalleryHome.tsx'), 'GalleryHome'),
  '/gallery/files': screen(() => import('./gallery/GalleryFiles.tsx'), 'GalleryFiles'),
}

/** Where '/' leads. */
export const start = '/start'
