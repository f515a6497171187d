import './moderation.css'
import './words.ts'
import { ShieldAlert } from 'lucide-react'
import type { Chat, Message } from '#contract/chats'
import { type Fraud, findDouble, findFraud } from '#rules/moderation'
import { Icon } from '#ui'
import { type Say, useWords } from '#web/i18n'
import './live.ts'
import { type Guard, useGuard } from './use-guard.ts'

type Props = { chat: Pick<Chat, 'organizationId'>; message: Pick<Message, 'author' | 'text'> }

/** Under a message that looks like fraud: what a careful friend would say. Nothing is told to anybody. */
export function FraudStrip({ chat, message }: Props) {
  const t = useWords('moderation')
  const guard = useGuard(chat.organizationId)
  const warnings = guard ? warningsOf(t, guard, message) : []
  if (warnings.length === 0) return null
  return (
    <div className="moderation-fraud small" role="note">
      <Icon of={ShieldAlert} size="s" />
      <div>
        {warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </div>
    </div>
  )
}

interface Told {
  t: Say
  guard: Guard
  warnings: string[]
}

// A message never changes, and comes and goes on the screen as one scrolls.
const told = new WeakMap<Props['message'], Told>()

function warningsOf(t: Say, guard: Guard, message: Props['message']): string[] {
  const known = told.get(message)
  if (known?.t === t && known.guard === guard) return known.warnings
  const warnings = message.text ? warn(t, guard, message.author, message.text) : []
  told.set(message, { t, guard, warnings })
  return warnings
}

function warn(t: Say, guard: Guard, author: Props['message']['author'], text: string): string[] {
  const double = findDouble(author, guard.staff)
  const found = findFraud(text, guard.trustedHosts)
  // A link from the school's own confirmed people is no news; asking for codes is, whoever asks.
  const said = author.verified ? found.filter(({ kind }) => kind !== 'link' && kind !== 'money') : found
  return [...(double ? [t('fraud.double', { name: double.name })] : []), ...said.map((one) => sayFraud(t, one))]
}

const sayFraud = (t: Say, fraud: Fraud): string => t(`fraud.${fraud.kind}`, { ...fraud })
