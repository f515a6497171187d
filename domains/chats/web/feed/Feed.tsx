import { ChevronDown } from 'lucide-react'
import {
  type KeyboardEvent,
  lazy,
  type Ref,
  Suspense,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { Count, IconButton } from '#ui'
import { useCalm } from '#web/calm'
import { useWords } from '#web/i18n'
import type { ReactionWord } from '../../contract.ts'
import { type ShownMessage, unreadCount } from '../../live.ts'
import type { Held } from '../store/held.ts'
import { ChatOpening } from './ChatOpening.tsx'
import { deedOfKey } from './keys.ts'
import type { MenuDeeds } from './MessageMenu.tsx'
import { MessageRow, type RowDeeds } from './MessageRow.tsx'
import { useMouse } from './mouse.ts'
import type { Place } from './place.ts'
import { isPickable, isStored, rowsOf } from './rows.ts'
import { useTouch } from './touch.ts'
import { placeOf, useCameAbove, useFeedScroll } from './use-feed.ts'

const loadMenu = () => import('./MessageMenu.tsx')
const MessageMenu = lazy(loadMenu)
const DayFloat = lazy(() => import('./DayFloat.tsx'))

export interface FeedHandle {
  jump(msgNo: number): void
  toEnd(): void
}

export interface FeedDeeds extends MenuDeeds {
  fix(message: ShownMessage): void
  drop(message: ShownMessage): void
  leave(): void
}

type Props = {
  held: Held
  messages: ShownMessage[]
  newFrom: number | undefined
  deeds: FeedDeeds
  onSeen: (msgNo: number) => void
  /** Told what stands at the top of the screen. */
  place: Place
  marked: ReadonlySet<string>
  asks: boolean
  /** Being chosen, for a deed with several. */
  picked: ReadonlySet<string> | undefined
  ref: Ref<FeedHandle>
}

export function Feed({ held, messages, newFrom, deeds, onSeen, place, marked, asks, picked, ref }: Props) {
  const t = useWords('chats')
  const { chat } = held
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const rows = useMemo(() => rowsOf(messages, chat.me, newFrom), [messages, chat.me, newFrom])
  const shift = useCameAbove(rows, held.view)
  const [first] = useState(() => ({ view: held.view, sizes: held.old ? undefined : placeOf(chat.id, rows)?.sizes }))
  const sizes = held.view === first.view ? first.sizes : undefined
  const scroll = useFeedScroll({ held, rows, newFrom, box, list, sized: !!sizes, onSeen, place })
  const { lit, light } = useLit()
  const [menu, setMenu] = useState<{ id: string; anchor: Element; at?: DOMPoint }>()
  const [active, setActive] = useState<string>()
  const current = useRef({ rows, deeds, scroll, light, picked, chat })
  current.current = { rows, deeds, scroll, light, picked, chat }
  const calm = useCalm()
  useEffect(() => {
    if (calm) loadMenu().catch(() => undefined) // fetched ahead; opening will ask again
  }, [calm])

  const jump = (msgNo: number) => {
    const { rows, scroll, light } = current.current
    scroll.jump(msgNo)
    const here = rows.find(({ message }) => message.msgNo === msgNo)
    light(here?.message.msgNo ?? msgNo)
  }
  useImperativeHandle(ref, () => ({ jump, toEnd: () => current.current.scroll.toEnd() }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it calls is always the latest
  const rowDeeds = useMemo<RowDeeds>(
    () => ({
      openMenu: (message, anchor) => setMenu({ id: message.id, anchor }),
      reply: (message) => current.current.deeds.reply(message),
      react: (message: ShownMessage, word: ReactionWord) => current.current.deeds.react(message, word),
      fix: (message) => current.current.deeds.fix(message),
      drop: (message) => current.current.deeds.drop(message),
      pick: (message) => current.current.deeds.pick(message),
      openChain: (message) => current.current.deeds.openChain(message),
      askReaders: (message) => current.current.deeds.askReaders(message),
      jump,
    }),
    [],
  )
  const touching = useMemo(() => {
    const find = (id: string) => current.current.rows.find(({ message }) => message.id === id)?.message
    const usable = (message?: ShownMessage) =>
      message && !message.removedBy && !message.waiting && message.failed === undefined ? message : undefined
    const reply = (id: string) => {
      const message = usable(find(id))
      const { picked, deeds, chat } = current.current
      if (message && isStored(message) && chat.can.post && !picked) deeds.reply(message)
    }
    return {
      onSwipe: reply,
      onReply: reply,
      onLongPress: (id: string, anchor: Element) => {
        const message = usable(find(id))
        if (!message) return
        if (!current.current.picked) setMenu({ id, anchor })
        else if (isPickable(message)) current.current.deeds.pick(message)
      },
      onMenu: (id: string, anchor: Element, at: DOMPoint) => {
        if (usable(find(id)) && !current.current.picked) setMenu({ id, anchor, at })
      },
    }
  }, [])
  useTouch(box, touching)
  useMouse(box, touching)

  const activePlace = rows.findIndex(({ message }) => message.id === active)
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (event.key === 'Escape') deeds.leave()
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const openers = event.key === 'Enter' || event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')
    if (openers && target.dataset.message) {
      event.preventDefault()
      rowDeeds.openMenu(rows[activePlace]!.message, target)
    }
    const message = target.dataset.message ? rows[activePlace]?.message : undefined
    const deed = message && deedOfKey(event, message, chat, deeds, marked)
    if (deed) {
      event.preventDefault()
      deed()
    }
    if (!step || target.closest('[role=menu]')) return
    event.preventDefault()
    const from = activePlace < 0 ? rows.length : activePlace
    const at = Math.max(0, Math.min(rows.length - 1, from + step))
    const next = rows[at]
    if (!next) return
    setActive(next.message.id)
    list.current?.scrollToIndex(at, { align: 'nearest' })
  }
  useEffect(() => {
    if (active) box.current?.querySelector<HTMLElement>(`[data-message="${active}"]`)?.focus({ preventScroll: true })
  }, [active])

  const unread = unreadCount(held)
  const opened = menu && rows.find(({ message }) => message.id === menu.id)?.message
  return (
    <div className="chats-feed-frame">
      <div
        ref={box}
        className="feed chats-feed"
        // What is new is told apart; a list that shows what is scrolled to must not read itself aloud.
        role="log"
        aria-live="off"
        aria-label={t('feed')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and is walked by the arrow keys
        tabIndex={0}
        onKeyDown={walk}
      >
        {rows.length === 0 && <ChatOpening chat={chat} empty />}
        <Virtualizer
          key={`${chat.id} ${held.view}`}
          ref={list}
          scrollRef={box}
          data={rows}
          shift={shift}
          {...(sizes ? { cache: sizes } : {})}
          onScroll={scroll.onScroll}
          onResize={scroll.onResize}
          {...(activePlace >= 0 ? { keepMounted: [activePlace] } : {})}
        >
          {(row) => (
            <MessageRow
              key={row.message.id}
              row={row}
              chat={chat}
              lit={lit === row.message.msgNo}
              active={row.message.id === active}
              marked={marked.has(row.message.id)}
              asks={asks}
              picked={picked?.has(row.message.id)}
              deeds={rowDeeds}
              opening={row.opensChat ? <ChatOpening chat={chat} /> : null}
            />
          )}
        </Virtualizer>
      </div>
      <Suspense>{calm && <DayFloat rows={rows} place={place} />}</Suspense>
      {scroll.showDown && (
        <div className="chats-down">
          <IconButton
            icon={ChevronDown}
            kind="line"
            label={unread > 0 ? t('downCount', { count: unread }) : t('down')}
            onClick={scroll.down}
          />
          <Count value={unread} max={99} />
        </div>
      )}
      {opened && (
        <Suspense>
          <MessageMenu
            message={opened}
            chat={chat}
            anchor={menu.anchor}
            at={menu.at}
            marked={marked.has(opened.id)}
            asks={asks}
            deeds={deeds}
            onClose={() => setMenu(undefined)}
          />
        </Suspense>
      )}
    </div>
  )
}

const LIT_FOR = 1800

/** The message just jumped to is tinted for a moment. */
function useLit() {
  const [lit, setLit] = useState<number>()
  useEffect(() => {
    if (lit === undefined) return
    const timer = setTimeout(() => setLit(undefined), LIT_FOR)
    return () => clearTimeout(timer)
  }, [lit])
  return { lit, light: setLit }
}
