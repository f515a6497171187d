import '../around/around.css'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import { Badge, Bubble, BubbleGroup, BubbleName, Button, DaySeparator, Empty, Icon, Note } from '#ui'
import { ask } from '#web/api'
import { formatDay, formatTime, useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import type { listLookedMessages, Message } from '../../contract.ts'
import { MessageText } from '../feed/MessageText.tsx'
import { type Row, rowsOf } from '../feed/rows.ts'
import { kinshipOf } from '../names.ts'

type Props = { chatId: string; newest: readonly Message[]; until: string }

/** Read only: no field, no menus, no files; what is written stays with those who wrote it. */
export function LookedMessages({ chatId, newest, until }: Props) {
  const t = useWords('schoolChats')
  const [older, setOlder] = useState<readonly Message[]>([])
  const [busy, setBusy] = useState(false)
  const known = new Set(newest.map(({ id }) => id))
  const messages = [...older.filter(({ id }) => !known.has(id)), ...newest]
  const first = messages[0]?.msgNo ?? 1
  const readOlder = async () => {
    setBusy(true)
    try {
      const page = await ask<typeof listLookedMessages>('chats.listLookedMessages', { chatId, before: first })
      setOlder([...page.messages, ...older])
    } catch (error) {
      sayRefusal(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="chats-looked">
      <Note kind="wait" icon={Eye}>
        {t('look.open', { time: formatTime(until) })}
      </Note>
      {messages.length === 0 && <Empty icon={Eye} title={t('look.silent')} />}
      {first > 1 && (
        <Button kind="soft" busy={busy} onClick={readOlder}>
          {t('look.older')}
        </Button>
      )}
      <section className="feed chats-looked-feed" aria-label={t('look.feed')}>
        {rowsOf(messages as Message[], '', undefined).map((row) => (
          <Looked key={row.message.id} row={row} />
        ))}
      </section>
    </div>
  )
}

function Looked({ row: { message, above, below, opensDay } }: { row: Row }) {
  const t = useWords('schoolChats')
  const words = useWords('chats')
  const { author, files } = message
  const gone = message.removedBy !== null
  const badge = author.verified ? <Badge label={author.post ?? words('staffBadge')} /> : undefined
  return (
    <>
      {opensDay && <DaySeparator>{formatDay(message.sentAt)}</DaySeparator>}
      {message.attachment?.type === 'look' ? (
        <p className="chats-look">
          <Icon of={Eye} size="s" />
          <span>
            <b>{author.name}.</b> {message.text}
          </span>
        </p>
      ) : (
        <BubbleGroup author={{ id: author.id, name: author.name }} above={above} below={below}>
          <Bubble
            head={
              !above && (
                <BubbleName id={author.id} name={author.name} relation={kinshipOf(author, words)} badge={badge} />
              )
            }
            time={<time dateTime={message.sentAt}>{formatTime(message.sentAt)}</time>}
            gone={gone}
          >
            {gone ? (
              words(message.removedBy === 'author' ? 'message.removed' : 'message.removedByModerator')
            ) : (
              <>
                {files.length > 0 && (
                  <p className="small dim">{t('look.files', { names: files.map(({ name }) => name).join(', ') })}</p>
                )}
                <MessageText text={message.text ?? ''} mentions={message.mentions} me="" />
              </>
            )}
          </Bubble>
        </BubbleGroup>
      )}
    </>
  )
}
