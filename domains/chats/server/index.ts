import { registerErasures, registerTopics, registerViews } from '#server/realtime'
import { addMembers } from './add-members.ts'
import { createChat } from './create-chat.ts'
import { editMessage } from './edit-message.ts'
import { erasures, eventViews } from './event-views.ts'
import { getChat, listChats } from './list-chats.ts'
import { listContacts } from './list-contacts.ts'
import { listMembers } from './list-members.ts'
import { listMessages } from './list-messages.ts'
import { markRead } from './mark-read.ts'
import { react } from './react.ts'
import { removeMember } from './remove-member.ts'
import { removeMessage } from './remove-message.ts'
import { sendMessage } from './send-message.ts'
import { startDirect } from './start-direct.ts'
import { chatTopics } from './topics.ts'

export const chats = [
  listChats,
  getChat,
  listMembers,
  listMessages,
  sendMessage,
  editMessage,
  removeMessage,
  react,
  markRead,
  listContacts,
  startDirect,
  createChat,
  addMembers,
  removeMember,
]
export { archiveClassChats } from './archive-class-chats.ts'
export { bindSeats } from './bind-seats.ts'
export { findFirstChat } from './find-first-chat.ts'
export { seatPeople } from './seat-people.ts'

registerTopics(chatTopics)
registerViews(eventViews)
registerErasures(erasures)
