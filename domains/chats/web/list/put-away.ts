import './deeds-words.ts'
import { toast } from '#ui'
import { wordsOf } from '#web/i18n'
import { chatStore } from '../store/store.ts'
import { putOptions } from './options.ts'

/** Into the archive or out of it, with a way back. */
export async function putAway(chatId: string, archived: boolean): Promise<void> {
  const held = chatStore.get(chatId)
  if (!held || !(await putOptions(held.chat, { archived, pinned: false }))) return
  const t = wordsOf('chatDeeds')
  toast(t(archived ? 'archived' : 'unarchived'), {
    undo: () => {
      const now = chatStore.get(chatId)
      if (now) putOptions(now.chat, { archived: !archived, pinned: held.chat.options.pinned })
    },
  })
}
