import { useEffect } from 'react'
import { run } from '#web/api'
import { useGo } from '#web/router'
import { sayRefusal } from '#web/say-refusal'
import type { Chat, Message, startDirect } from '../../contract.ts'
import { chatStore } from '../store/store.ts'

type Props = { chat: Chat; message: Message; onClose: () => void }

/** From what was said to everybody to a talk of two; the school's rules say who may begin one, and why not. */
export function WriteToAuthor({ chat, message, onClose }: Props) {
  const go = useGo()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is chosen; a repeat finds the same talk
  useEffect(() => {
    run<typeof startDirect>('chats.startDirect', { organizationId: chat.organizationId, personId: message.author.id })
      .then((talk) => {
        chatStore.put(talk)
        go(`/chats/${talk.id}`)
      })
      .catch(sayRefusal)
      .finally(onClose)
  }, [])
  return null
}
