import './links.css'
import './words.ts'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Chat, Message } from '#contract/chats'
import type { dropPreview, LinkPreview, openPicture } from '#contract/links'
import { hostAsWritten } from '#rules/chats'
import { IconButton } from '#ui'
import { downloadUrl, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { addressOf } from '../rules.ts'
import { useCard } from './cards.ts'

type Props = { chat: Pick<Chat, 'me'>; message: Message }

/** Under a message that has a link and is in the chat. */
export function LinkCard({ chat, message }: Props) {
  const card = useCard(message.chatId, message.id)
  // Written anew: the card of the new link is on its way.
  const href = card && message.text?.includes(card.url) ? addressOf(card.url) : undefined
  if (!card || !href) return null
  return <Drawn card={card} href={href} message={message} mine={message.author.id === chat.me} />
}

function Drawn({ card, href, message, mine }: { card: LinkPreview; href: string; message: Message; mine: boolean }) {
  const t = useWords('links')
  const [bare, setBare] = useState(false)
  const dropping = useRun<typeof dropPreview>('links.dropPreview', { onError: sayRefusal })
  const { chatId, id: messageId } = message
  // The name is the page's own word for itself; the host is not.
  const host = hostAsWritten(href === card.url ? card.url : href, new URL(href)).replace(/^www\./, '')
  return (
    <span className="links-card">
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {card.picture && !bare && (
          <img
            src={downloadUrl<typeof openPicture>('links.openPicture', { chatId, messageId })}
            alt=""
            width={72}
            height={72}
            loading="lazy"
            decoding="async"
            onError={() => setBare(true)}
          />
        )}
        <span className="links-words">
          <b>
            <bdi>{card.title}</bdi>
          </b>
          {card.description && <span className="links-about">{card.description}</span>}
          <span className="links-host">
            {host}
            {card.site !== host && <bdi> · {card.site}</bdi>}
          </span>
        </span>
      </a>
      {mine && (
        <IconButton
          icon={X}
          label={t('drop')}
          busy={dropping.isPending}
          onClick={() => dropping.mutate({ chatId, messageId })}
        />
      )}
    </span>
  )
}
