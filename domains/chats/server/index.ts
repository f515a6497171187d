import { registerErasures, registerTopics, registerViews, registerWho } from '#server/realtime'
import { addMembers } from './add-members.ts'
import { appointOwner } from './appoint-owner.ts'
import { bookmark } from './bookmark.ts'
import { cancelHeld } from './cancel-held.ts'
import { changeHeld } from './change-held.ts'
import { checkChats } from './check-chats.ts'
import { closeChat } from './close-chat.ts'
import { createChat } from './create-chat.ts'
import { createClassChat } from './create-class-chat.ts'
import './export-own.ts'
import { editMessage } from './edit-message.ts'
import { erasures, eventViews } from './event-views.ts'
import { getContactRules } from './get-contact-rules.ts'
import { getStrategy } from './get-strategy.ts'
import { joinChat } from './join-chat.ts'
import { listBookmarks } from './list-bookmarks.ts'
import { listChain } from './list-chain.ts'
import { getChat, listChats } from './list-chats.ts'
import { listClassChats } from './list-class-chats.ts'
import { listContacts } from './list-contacts.ts'
import { listFolders } from './list-folders.ts'
import { listForwardTargets } from './list-forward-targets.ts'
import { listHeld } from './list-held.ts'
import { listLookedMessages } from './list-looked-messages.ts'
import { listLooks } from './list-looks.ts'
import { listMembers } from './list-members.ts'
import { listMentions } from './list-mentions.ts'
import { listMessages } from './list-messages.ts'
import { listOpenChats } from './list-open-chats.ts'
import { listPinned } from './list-pinned.ts'
import { listReactions } from './list-reactions.ts'
import { listReaders } from './list-readers.ts'
import { listSchoolChats } from './list-school-chats.ts'
import { lookInto } from './look-into.ts'
import { markRead } from './mark-read.ts'
import { mendChats } from './mend-chats.ts'
import { nameChat } from './name-chat.ts'
import { pinMessage } from './pin-message.ts'
import { react } from './react.ts'
import { removeMember } from './remove-member.ts'
import { removeMessage } from './remove-message.ts'
import { sendMessage } from './send-message.ts'
import { setContactRules } from './set-contact-rules.ts'
import { setFolders } from './set-folders.ts'
import { setOptions } from './set-options.ts'
import { setRules } from './set-rules.ts'
import { setStrategy } from './set-strategy.ts'
import { startDirect } from './start-direct.ts'
import { chatTopics, whoWrites } from './topics.ts'

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
  bookmark,
  cancelHeld,
  changeHeld,
  getContactRules,
  listBookmarks,
  listChain,
  listForwardTargets,
  listHeld,
  listLookedMessages,
  listLooks,
  listPinned,
  listReaders,
  listSchoolChats,
  lookInto,
  pinMessage,
  setContactRules,
  setOptions,
  setRules,
  appointOwner,
  checkChats,
  createClassChat,
  getStrategy,
  joinChat,
  nameChat,
  closeChat,
  listMentions,
  listReactions,
  listClassChats,
  listFolders,
  listOpenChats,
  mendChats,
  setFolders,
  setStrategy,
]
export { accessChat as holdChat } from './access.ts'
export { archiveClassChats } from './archive-class-chats.ts'
export { bindSchoolSeats } from './bind-school-seats.ts'
export { bindSeats } from './bind-seats.ts'
export { releaseHeld } from './deliver-held.ts'
export { findFirstChat } from './find-first-chat.ts'
export { hideMessage, restoreMessage } from './hide-message.ts'
export { refuseHeld, silencePerson, unseatPerson } from './moderate.ts'
export { obeyRules } from './obey-rules.ts'
export { postMessage } from './post-message.ts'
export { reopenClassChats } from './reopen-class-chats.ts'
export { judgeText, registerJudge, registerScreen, screenText } from './screens.ts'
export { seatPeople } from './seat-people.ts'
export { closeUnusedChats, openSubjectChats } from './subject-chats.ts'
export { viewMessages } from './views.ts'

registerTopics(chatTopics)
registerWho(whoWrites)
registerViews(eventViews)
registerErasures(erasures)
