import { clsx } from 'clsx'
import { Bookmark, Check, Ellipsis, MessagesSquare, Pin, Reply } from 'lucide-react'
import { type MouseEvent, memo, type ReactNode, Suspense, useDeferredValue, useState } from 'react'
import type { PersonRef } from '#contract/people'
import { FileGallery } from '#screens/files'
import { Badge, Bubble, BubbleGroup, BubbleName, Button, DaySeparator, Icon, IconButton, Quote, Skeleton } from '#ui'
import { useCalm } from '#web/calm'
import { dayTimeInSentence, formatDay, formatDayTime, formatTime, type Say, useWords } from '#web/i18n'
import type { Chat, Message, ReactionWord } from '../../contract.ts'
import type { ShownMessage } from '../../live.ts'
import { underTexts } from '../additions.ts'
import { type Attachment, attachmentOf } from '../attachments.ts'
import { kinshipOf } from '../names.ts'
import { iconOf } from '../words-of-reactions.ts'
import { MessageText } from './MessageText.tsx'
import { usePlainWords } from './plain-words.ts'
import { isAskable, isPickable, isStored, type Row } from './rows.ts'

/** What can be done with a message from its row. The same object at every drawing. */
export interface RowDeeds {
  openMenu(message: ShownMessage, anchor: Element): void
  reply(message: ShownMessage): void
  react(message: ShownMessage, word: ReactionWord): void
  jump(msgNo: number): void
  fix(message: ShownMessage): void
  drop(message: ShownMessage): void
  pick(message: ShownMessage): void
  openChain(message: ShownMessage): void
  askReaders(message: ShownMessage): void
}

type Props = {
  row: Row
  chat: Chat
  lit: boolean
  active: boolean
  /** Among my bookmarks. */
  marked: boolean
  /** Who has read my own may be asked here. */
  asks: boolean
  /** Undefined: nothing is being chosen. */
  picked?: boolean | undefined
  /** The chain beside the chat is not opened from itself. */
  inChain?: boolean
  deeds: RowDeeds
  opening?: ReactNode
}

export const MessageRow = memo(function MessageRow(props: Props) {
  const { row, chat, lit, active, marked, asks, picked, inChain, deeds, opening } = props
  const t = useWords('chats')
  const [pointed, setPointed] = useState(false)
  const { message, mine } = row
  const gone = message.removedBy !== null
  const name = mine ? t('message.you') : message.author.name
  const author = { id: message.author.id, name: message.author.name }
  const attached = gone ? undefined : attachmentOf(message.attachment?.type)
  const pickable = picked !== undefined && isPickable(message)
  const label = `${name}, ${formatTime(message.sentAt)}`
  return (
    <div className="chats-row">
      {row.opensChat && opening}
      {(row.opensDay || row.opensNew) && <DaySeparator>{formatDay(message.sentAt)}</DaySeparator>}
      {row.opensNew && <DaySeparator fresh>{t('new')}</DaySeparator>}
      <article
        className={clsx('chats-message', mine && 'chats-mine', lit && 'chats-lit', picked && 'chats-picked')}
        aria-label={label}
        data-message={message.id}
        tabIndex={active ? 0 : -1}
        onPointerEnter={({ pointerType }) => setPointed(pointerType === 'mouse')}
        onPointerLeave={() => setPointed(false)}
        {...(pickable ? { onClickCapture: (event: MouseEvent) => pickInstead(event, () => deeds.pick(message)) } : {})}
      >
        {pickable && (
          <input
            type="checkbox"
            className="chats-pick"
            checked={picked}
            aria-label={t('message.pick', { label })}
            onChange={() => deeds.pick(message)}
          />
        )}
        {attached?.place === 'card' ? (
          <Attached message={message} attached={attached} />
        ) : (
          <BubbleGroup {...(mine ? {} : { author })} above={row.above} below={row.below}>
            <Bubble
              head={!mine && !row.above && <AuthorName person={message.author} t={t} />}
              quote={!gone && <Carried message={message} inChain={inChain} deeds={deeds} t={t} />}
              time={<TimeOf message={message} chat={chat} marked={marked} asks={asks} deeds={deeds} t={t} />}
              {...stateOf(message, mine, asks, t)}
              reactions={gone ? [] : reactionsOf(message, chat.me, t)}
              onReact={(word) => deeds.react(message, word as ReactionWord)}
              gone={gone}
            >
              {gone ? (
                t(message.removedBy === 'author' ? 'message.removed' : 'message.removedByModerator')
              ) : (
                <TextOf message={message} chat={chat} attached={attached} />
              )}
            </Bubble>
          </BubbleGroup>
        )}
        {message.replies > 0 && !inChain && (
          <button type="button" className="chats-replies" onClick={() => deeds.openChain(message)}>
            <Icon of={MessagesSquare} size="s" />
            {t('message.replies', { count: message.replies })}
          </button>
        )}
        {message.failed !== undefined && <Failed message={message} deeds={deeds} t={t} />}
        {(pointed || active) && picked === undefined && !gone && message.failed === undefined && !message.waiting && (
          <Tools message={message} deeds={deeds} chat={chat} t={t} />
        )}
      </article>
    </div>
  )
})

/** What another domain has put here, in place of the words that stand for it in lists. */
function Attached({ message, attached: { Component } }: { message: ShownMessage; attached: Attachment }) {
  return (
    <Suspense fallback={<Skeleton lines={3} />}>
      <Component chatId={message.chatId} message={message} attachmentId={message.attachment!.id} />
    </Suspense>
  )
}

function TextOf({ message, chat, attached }: { message: ShownMessage; chat: Chat; attached: Attachment | undefined }) {
  // Drawn when there is time: never between a turn of the wheel and the words it brings.
  const calm = useDeferredValue(useCalm(), false)
  if (attached) return <Attached message={message} attached={attached} />
  return (
    <>
      {message.files.length > 0 && (
        <Suspense fallback={<Skeleton lines={2} />}>
          <FileGallery files={message.files} />
        </Suspense>
      )}
      <MessageText text={message.text ?? ''} mentions={message.mentions} me={chat.me} />
      {(calm ? underTexts : []).map(
        ({ isFor, Part }, n) =>
          isFor(message, chat) && (
            // biome-ignore lint/suspicious/noArrayIndexKey: registered once, in an order that does not change
            <Suspense key={n}>
              <Part chat={chat} message={message} />
            </Suspense>
          ),
      )}
    </>
  )
}

function AuthorName({ person, t }: { person: PersonRef; t: Say }) {
  const badge = person.verified ? <Badge label={person.post ?? t('staffBadge')} /> : undefined
  return <BubbleName id={person.id} name={person.name} relation={kinshipOf(person, t)} badge={badge} />
}

/** A press anywhere on a message chooses it while messages are being chosen. */
function pickInstead(event: MouseEvent, pick: () => void): void {
  if ((event.target as Element).matches('.chats-pick')) return
  event.preventDefault()
  event.stopPropagation()
  pick()
}

type CarriedProps = { message: ShownMessage; inChain: boolean | undefined; deeds: RowDeeds; t: Say }

/** What stands over its own words: whose they were, what they answer. */
function Carried({ message, inChain, deeds, t }: CarriedProps) {
  const { forwardedFrom, chain } = message
  // Beside the chat, what the chain began with stands above all of it already.
  const replyTo = inChain && message.replyTo?.id === chain?.id ? null : message.replyTo
  return (
    <>
      {forwardedFrom && (
        <span className="chats-source">
          {t('message.forwarded', { name: forwardedFrom.authorName, when: dayTimeInSentence(forwardedFrom.sentAt) })}
        </span>
      )}
      {replyTo && <QuoteOf reply={replyTo} deeds={deeds} t={t} />}
    </>
  )
}

function QuoteOf({ reply, deeds, t }: { reply: NonNullable<Message['replyTo']>; deeds: RowDeeds; t: Say }) {
  const words = usePlainWords(reply.text ?? '')
  return (
    <Quote
      name={reply.authorName}
      text={reply.text === null ? t('message.quoteRemoved') : words}
      onOpen={() => deeds.jump(reply.msgNo)}
    />
  )
}

type TimeProps = { message: ShownMessage; chat: Chat; marked: boolean; asks: boolean; deeds: RowDeeds; t: Say }

function TimeOf({ message, chat, marked, asks, deeds, t }: TimeProps) {
  return (
    <>
      {message.pinned && <Icon of={Pin} size="s" label={t('message.pinned')} />}
      {marked && <Icon of={Bookmark} size="s" label={t('message.marked')} />}
      {message.editedAt && !message.removedBy && <span>{t('message.edited')}</span>}
      {message.heldFor ? (
        <span>{heldWords(message, t)}</span>
      ) : (
        <time dateTime={message.sentAt}>{formatTime(message.sentAt)}</time>
      )}
      {asks && isAskable(message, chat.me) && (
        <button type="button" className="chats-tick" onClick={() => deeds.askReaders(message)}>
          <Icon of={Check} size="s" label={t('message.askReaders')} />
        </button>
      )}
    </>
  )
}

/** «уйдёт в 06:00», «уйдёт завтра, 09:00», «ждёт проверки» */
function heldWords({ heldUntil }: ShownMessage, t: Say): string {
  if (!heldUntil) return t('held.review')
  const soon = Date.parse(heldUntil) - Date.now() < 20 * 3600_000
  return soon ? t('held.at', { time: formatTime(heldUntil) }) : t('held.on', { day: formatDayTime(heldUntil) })
}

function stateOf(message: ShownMessage, mine: boolean, asks: boolean, t: Say) {
  if (!mine || message.removedBy || (asks && isAskable(message, message.author.id))) return {}
  if (message.heldFor) return { state: 'later' as const, stateLabel: t('message.waiting') }
  if (message.failed !== undefined) return { state: 'failed' as const, stateLabel: t('message.failed') }
  if (message.waiting) return { state: 'waiting' as const, stateLabel: t('message.waiting') }
  return { state: 'sent' as const, stateLabel: t('message.sent') }
}

const reactionsOf = (message: ShownMessage, me: string, t: Say) =>
  message.reactions.map(({ word, by }) => ({
    key: word,
    label: t(`word.${word}`),
    count: by.length,
    mine: by.includes(me),
    ...(iconOf(word) ? { icon: iconOf(word)! } : {}),
  }))

function Tools({ message, deeds, chat, t }: { message: ShownMessage; deeds: RowDeeds; chat: Chat; t: Say }) {
  return (
    <div className="chats-tools">
      {chat.can.post && isStored(message) && (
        <IconButton icon={Reply} label={t('message.reply')} tabIndex={-1} onClick={() => deeds.reply(message)} />
      )}
      <IconButton
        icon={Ellipsis}
        label={t('message.actions')}
        aria-haspopup="menu"
        tabIndex={-1}
        onClick={(event: MouseEvent<Element>) => deeds.openMenu(message, event.currentTarget)}
      />
    </div>
  )
}

function Failed({ message, deeds, t }: { message: ShownMessage; deeds: RowDeeds; t: Say }) {
  return (
    <div className="chats-failed" role="alert">
      <p>{t('message.failedBecause', { reason: message.failed })}</p>
      {!message.forwardedFrom && (
        <Button kind="soft" onClick={() => deeds.fix(message)}>
          {t('message.fix')}
        </Button>
      )}
      <Button kind="red" onClick={() => deeds.drop(message)}>
        {t('message.drop')}
      </Button>
    </div>
  )
}
