import { refresh } from '#web/api'
import { chatStore } from '../store/store.ts'

// Who sits here and who has looked in are read when they are looked at, and anew when the log tells of a change.
chatStore.onNews((_held, events) => {
  const types = new Set(events.map(({ type }) => type))
  if (types.has('chats.lookedInto')) refresh('chats.listLooks')
  if (types.has('chats.seatsTaken') || types.has('chats.seatsLeft')) refresh('chats.listMembers')
})
