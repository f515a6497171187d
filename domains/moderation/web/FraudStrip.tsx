import './moderation.css'
import './words.ts'
import { ShieldAlert } from 'lucide-react'
import { useMemo } from 'react'
import type { Chat, Message } from '#contract/chats'
import type { getGuard } from '#contract/moderation'
import type { PersonRef } from '#contract/people'
import { type Fraud, findDouble, findFraud } from '#rules/moderation'
import { Icon } from '#ui'
import { useAsk } from '#web/api'
import { type Say, useWords } from '#web/i18n'
import './live.ts'

type Props = { chat: Pick<Chat, 'organizationId' | 'me'>; message: Pick<Message, 'author' | 'text'> }

/** Under a message that looks like fraud: what a careful friend would say. Nothing is told to anybody. */
export function FraudStrip({ chat, message: { author, text } }: Props) {
  const { organizationId } = chat
  const mine = author.id === chat.me
  const t = useWords('moderation')
  const { data } = useAsk<typeof getGuard>('moderation.getGuard', { organizationId }, { staleTime: 3_600_000 })
  const warnings = useMemo(
    () => (data && text && !mine ? warn(t, data, author, text) : []),
    [t, data, text, author, mine],
  )
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

type Guard = { trustedHosts: string[]; staff: { id: string; name: string }[] }

function warn(t: Say, guard: Guard, author: PersonRef, text: string): string[] {
  const double = findDouble(author, guard.staff)
  const found = findFraud(text, guard.trustedHosts)
  // A link from the school's own confirmed people is no news; asking for codes is, whoever asks.
  const told = author.verified ? found.filter(({ kind }) => kind !== 'link' && kind !== 'money') : found
  return [...(double ? [t('fraud.double', { name: double.name })] : []), ...told.map((one) => sayFraud(t, one))]
}

const sayFraud = (t: Say, fraud: Fraud): string => t(`fraud.${fraud.kind}`, { ...fraud })
