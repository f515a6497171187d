import type { Operation } from '#server/operation'
import { registerTopics, registerViews } from '#server/realtime'
import './export-own.ts'
import './look-after.ts'
import { addCaption, appointCaptioner } from './captions.ts'
import { pourBytes, takeBytes } from './checks/bytes.ts'
import { getCheck, keepCheck } from './checks/checks.ts'
import { declineCall } from './decline-call.ts'
import { drainEngine } from './drain-engine.ts'
import { endCall } from './end-call.ts'
import { getEngine } from './get-engine.ts'
import { inviteGuest, listGuests, openGuest, revokeGuest } from './guests/links.ts'
import { twins } from './guests/twins.ts'
import { admitPeople, appointHost, mutePeople, removeParticipant, setHosting } from './hosting.ts'
import { joinCall } from './join-call.ts'
import { keepStay } from './keep-stay.ts'
import { leaveCall } from './leave-call.ts'
import { letBack } from './let-back.ts'
import { lowerHands } from './lower-hands.ts'
import { callOff } from './planned/call-off.ts'
import { dropFeed, getFeed, makeFeed, openFeed } from './planned/feeds.ts'
import { changePlanned, planCall } from './planned/plan-call.ts'
import { findConflicts, getPlanned, listPlanned } from './planned/reading.ts'
import { getCall, listChatCalls, listRinging, listWaiting } from './reading.ts'
import { raiseHand, react, setSending } from './sending.ts'
import { answer, probe, publish, receive, watch } from './signalling.ts'
import { startCall } from './start-call.ts'
import { callTopics } from './topics.ts'
import { eventViews } from './views.ts'

export const calls: Operation[] = [
  startCall,
  joinCall,
  leaveCall,
  keepStay,
  declineCall,
  endCall,
  setSending,
  raiseHand,
  react,
  getCall,
  listChatCalls,
  listRinging,
  listWaiting,
  admitPeople,
  mutePeople,
  lowerHands,
  letBack,
  removeParticipant,
  setHosting,
  appointHost,
  appointCaptioner,
  addCaption,
  publish,
  receive,
  watch,
  answer,
  getEngine,
  drainEngine,
  getCheck,
  keepCheck,
  probe,
  pourBytes,
  takeBytes,
  inviteGuest,
  listGuests,
  revokeGuest,
  openGuest,
  ...twins,
  planCall,
  changePlanned,
  callOff,
  getPlanned,
  listPlanned,
  findConflicts,
  getFeed,
  makeFeed,
  dropFeed,
  openFeed,
]

export { accessCall, accessHosted } from './access.ts'
export { guardDoor, onCallEnded } from './doors.ts'
export { keepCalling } from './keep-calling.ts'
export { engineName as callEngine } from './media/choose.ts'
export { settle, settleLater, studioState as callsState } from './media/studio.ts'
export { recordWhat } from './media/taping.ts'
export { type CalendarEntry, registerCalendar } from './planned/calendar-parts.ts'

registerTopics(callTopics)
registerViews(eventViews)
