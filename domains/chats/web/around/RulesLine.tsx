import './words.ts'
import './around.css'
import { Scale } from 'lucide-react'
import { Icon } from '#ui'
import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { rulesOf } from './rules-of.ts'

/** Over the field where one is about to write: what the chat's owner asks of whoever writes here. */
export default function RulesLine({ chat }: { chat: Chat }) {
  const t = useWords('around')
  const rules = chat.can.moderate || chat.archived ? [] : rulesOf(chat, t)
  if (rules.length === 0) return null
  return (
    <p className="chats-rules-line">
      <Icon of={Scale} size="s" />
      <span>{rules.join(' ')}</span>
    </p>
  )
}
