import '../deeds/words.ts'
import {
  Bookmark,
  BookmarkX,
  CalendarClock,
  CheckCheck,
  CircleCheck,
  Copy,
  Forward,
  MessagesSquare,
  Pencil,
  Pin,
  PinOff,
  Reply,
  Trash2,
  Undo2,
} from 'lucide-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { type Glyph, Icon } from '#ui'
import { useLanguage, useWords } from '#web/i18n'
import type { Chat, ReactionWord } from '../../contract.ts'
import type { ShownMessage } from '../../live.ts'
import { beginDeed, messageDeeds } from '../additions.ts'
import { reactionWords } from '../words-of-reactions.ts'
import { isAskable, isPickable, isStored } from './rows.ts'

export interface MenuDeeds {
  react(message: ShownMessage, word: ReactionWord): void
  reply(message: ShownMessage): void
  copy(message: ShownMessage): void
  edit(message: ShownMessage): void
  remove(message: ShownMessage): void
  /** Takes back what waits for its hour. */
  cancel(message: ShownMessage): void
  /** Other words or another hour for what waits. */
  change(message: ShownMessage): void
  forward(messages: ShownMessage[]): void
  pick(message: ShownMessage): void
  pin(message: ShownMessage): void
  mark(message: ShownMessage, on: boolean): void
  askReaders(message: ShownMessage): void
  openChain(message: ShownMessage): void
}

type Props = {
  message: ShownMessage
  chat: Chat
  anchor: Element
  /** Where the mouse is that asked for it. */
  at?: DOMPoint | undefined
  marked: boolean
  asks: boolean
  inChain?: boolean
  deeds: MenuDeeds
  onClose: () => void
}

/** One for the whole feed: beside the message on a computer, at the foot of a phone. */
export default function MessageMenu({ message, chat, anchor, at, marked, asks, inChain, deeds, onClose }: Props) {
  const t = useWords('chats')
  const d = useWords('deeds')
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const menu = box.current!
    menu.showPopover()
    place(menu, at ? new DOMRect(at.x, at.y) : anchor.getBoundingClientRect(), at !== undefined)
    menu.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  }, [anchor, at])
  useEffect(() => {
    const beside = ({ target }: PointerEvent) => !box.current?.contains(target as Node) && onClose()
    document.addEventListener('pointerdown', beside, true)
    return () => document.removeEventListener('pointerdown', beside, true)
  }, [onClose])
  const mine = message.author.id === chat.me
  const stored = isStored(message)
  const pressed = (word: ReactionWord) => message.reactions.some((one) => one.word === word && one.by.includes(chat.me))
  const choose = (deed: (message: ShownMessage) => void) => () => {
    onClose()
    deed(message)
  }
  return (
    <div
      ref={box}
      // The finger that opened it by holding is lifted after that: `auto` would take this for a press beside the menu.
      popover="manual"
      className="menu chats-menu"
      role="menu"
      tabIndex={-1}
      aria-label={t('message.actions')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return walk(event)
        event.stopPropagation()
        onClose()
        if (anchor instanceof HTMLElement) anchor.focus()
      }}
    >
      {stored && !chat.archived && (
        // biome-ignore lint/a11y/useSemanticElements: a group of menu items is no fieldset
        <div role="group" aria-label={t('message.react')} className="chats-words">
          {reactionWords.map(({ word, icon }) => (
            <button
              key={word}
              type="button"
              role="menuitemcheckbox"
              aria-checked={pressed(word)}
              tabIndex={-1}
              onClick={choose(() => deeds.react(message, word))}
            >
              <Icon of={icon} size="s" />
              {t(`word.${word}`)}
            </button>
          ))}
        </div>
      )}
      {stored && chat.can.post && (
        <Item icon={Reply} label={t('message.reply')} hint="R" onPress={choose(deeds.reply)} />
      )}
      {stored && !inChain && (message.chain || message.replies > 0) && (
        <Item icon={MessagesSquare} label={d('menu.chain')} onPress={choose(deeds.openChain)} />
      )}
      <Item icon={Copy} label={t('message.copy')} onPress={choose(deeds.copy)} />
      {isPickable(message) && (
        <Item icon={Forward} label={d('menu.forward')} hint="F" onPress={choose((one) => deeds.forward([one]))} />
      )}
      {isPickable(message) && !inChain && (
        <Item icon={CircleCheck} label={d('menu.pick')} hint="X" onPress={choose(deeds.pick)} />
      )}
      {stored && chat.can.pin && (
        <Item
          icon={message.pinned ? PinOff : Pin}
          label={d(message.pinned ? 'menu.unpin' : 'menu.pin')}
          hint="P"
          onPress={choose(deeds.pin)}
        />
      )}
      {stored && (
        <Item
          icon={marked ? BookmarkX : Bookmark}
          label={d(marked ? 'menu.unmark' : 'menu.mark')}
          hint="B"
          onPress={choose((one) => deeds.mark(one, !marked))}
        />
      )}
      {asks && isAskable(message, chat.me) && (
        <Item icon={CheckCheck} label={d('menu.readers')} onPress={choose(deeds.askReaders)} />
      )}
      {stored && mine && chat.can.post && !message.attachment && (
        <Item icon={Pencil} label={t('message.edit')} onPress={choose(deeds.edit)} />
      )}
      {stored &&
        messageDeeds
          .filter((deed) => deed.isFor(message, chat))
          .map((deed) => (
            <Item
              key={deed.key}
              icon={deed.icon}
              label={deed.label[language]}
              onPress={choose(() => beginDeed({ deed, message }))}
            />
          ))}
      {message.heldFor && message.heldFor !== 'review' && (
        <Item icon={CalendarClock} label={d('menu.change')} onPress={choose(deeds.change)} />
      )}
      {message.heldFor && <Item icon={Undo2} label={t('held.cancel')} onPress={choose(deeds.cancel)} />}
      {stored && !chat.archived && (mine || chat.can.moderate) && (
        <Item
          icon={Trash2}
          red
          label={t(mine ? 'message.remove' : 'message.removeOther')}
          onPress={choose(deeds.remove)}
        />
      )}
    </div>
  )
}

type ItemProps = { icon: Glyph; label: string; hint?: string; red?: boolean; onPress: () => void }

/** `hint`: the key that does the same on the chosen message. */
const Item = ({ icon, label, hint, red, onPress }: ItemProps) => (
  <button
    type="button"
    role="menuitem"
    tabIndex={-1}
    className={red ? 'menu-item menu-red' : 'menu-item'}
    onClick={onPress}
  >
    <Icon of={icon} />
    {label}
    {hint && (
      <small className="chats-key only-wide" aria-hidden="true">
        {hint}
      </small>
    )}
  </button>
)

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  if (event.key === 'Tab') event.preventDefault()
  if (!step) return
  event.preventDefault()
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  items[(at + step + items.length) % items.length]?.focus()
}

const MARGIN = 8

/** `rightward`: from where the mouse is; otherwise its far edge stands under that of the message. */
function place(menu: HTMLElement, at: DOMRect, rightward: boolean): void {
  if (matchMedia('(max-width: 899px)').matches) return // the stylesheet puts it at the foot
  const below = at.bottom + menu.offsetHeight + MARGIN < innerHeight
  const top = below ? at.bottom + 4 : Math.max(MARGIN, at.top - menu.offsetHeight - 4)
  const wished = rightward ? at.left : at.right - menu.offsetWidth
  const left = Math.min(Math.max(MARGIN, wished), innerWidth - menu.offsetWidth - MARGIN)
  menu.style.top = `${top}px`
  menu.style.left = `${left}px`
}
