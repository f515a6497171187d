import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CacheSnapshot, VirtualizerHandle } from 'virtua'
import type { Held } from '../store/held.ts'
import { chatStore } from '../store/store.ts'
import type { Place as TopPlace } from './place.ts'
import { isStored, type Row } from './rows.ts'

const NEAR_END = 60
const ASK_WITHIN = 1200
const DOWN_WITHIN = 3000
/** Further down than any list goes; the browser stops at its end. */
const FOOT = 1e9

const calmly = matchMedia('(prefers-reduced-motion: reduce)')

/** True in the one drawing where older messages have come in above: the list then keeps its place from below. */
export function useCameAbove(rows: Row[], view: number): boolean {
  const before = useRef<{ first: number | undefined; view: number }>({ first: undefined, view })
  const first = rows[0]?.message.msgNo
  const came = view === before.current.view && before.current.first !== undefined && first! < before.current.first
  useLayoutEffect(() => {
    before.current = { first, view }
  }, [first, view])
  return came
}

interface Feed {
  held: Held
  rows: Row[]
  newFrom: number | undefined
  /** What scrolls, and the list in it. */
  box: RefObject<HTMLElement | null>
  list: RefObject<VirtualizerHandle | null>
  /** The list began with the sizes of its rows. */
  sized: boolean
  /** What has been on the screen, with the person looking. */
  onSeen(msgNo: number): void
  place: TopPlace
}

/** Where the feed stands: at the end it stays there, above it keeps its place, and asks for more near both edges. */
export function useFeedScroll({ held, rows, newFrom, box, list, sized, onSeen, place: top }: Feed) {
  const chatId = held.chat.id
  const atEnd = useRef(true)
  /** On the way down until then, or until there: what comes to its size meanwhile moves the end away. */
  const downUntil = useRef(0)
  const [showDown, setShowDown] = useState(false)
  const target = useRef<number | undefined>(undefined)
  const latest = useRef({ held, rows, onSeen })
  latest.current = { held, rows, onSeen }

  const see = useCallback(
    (offset = list.current?.scrollOffset ?? 0) => {
      const handle = list.current
      const { rows, onSeen } = latest.current
      if (!handle || rows.length === 0 || document.visibilityState !== 'visible') return
      const first = rows[handle.findItemIndex(offset + 24)]?.message
      if (first && isStored(first)) top.set(first.msgNo)
      // At the end the newest is in sight, even before the list has said how far it has been scrolled.
      const atFoot = () => handle.findItemIndex(offset + handle.viewportSize - 12)
      let place = atEnd.current ? rows.length - 1 : atFoot()
      while (place > 0 && !isStored(rows[place]!.message)) place -= 1
      const message = rows[place]?.message
      if (message && isStored(message)) onSeen(message.msgNo)
    },
    [list, top],
  )

  const toEnd = useCallback(
    (smooth = false) => {
      const handle = list.current
      const last = latest.current.rows.length - 1
      const rest = handle ? handle.scrollSize - handle.viewportSize - handle.scrollOffset : 0
      if (last >= 0 && rest !== 0) handle?.scrollToIndex(last, { align: 'end', smooth: smooth && !calmly.matches })
      atEnd.current = true
    },
    [list],
  )

  const onScroll = useCallback(
    (offset: number) => {
      const handle = list.current
      // A frame may come before the list has measured its window: it would be taken for far from the end.
      if (!handle || handle.viewportSize === 0) return
      const rest = handle.scrollSize - handle.viewportSize - offset
      const { held } = latest.current
      const there = rest < NEAR_END && !held.old
      if (there) downUntil.current = 0
      atEnd.current = there || performance.now() < downUntil.current
      setShowDown(rest > 240 || held.old !== null)
      if (offset < ASK_WITHIN) chatStore.readOlder(chatId)
      if (rest < ASK_WITHIN && held.old) chatStore.readNewer(chatId)
      see()
    },
    [list, chatId, see],
  )

  const look = useCallback(() => {
    if (list.current) onScroll(list.current.scrollOffset)
  }, [list, onScroll])

  // Another stretch of messages: stand where it is wanted, else at the first unread one, else at the end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per stretch
  useLayoutEffect(() => {
    if (rows.length === 0) return
    const wanted = target.current ?? newFrom
    const place = rows.findIndex(({ message }) => message.msgNo === wanted)
    const kept = sized ? placeOf(chatId, rows) : undefined
    if (place >= 0) list.current?.scrollToIndex(place, { align: target.current === undefined ? 'start' : 'center' })
    // It stands there before the first row is drawn, and no row is drawn elsewhere first.
    else if (kept) box.current?.scrollTo(0, kept.offset ?? FOOT)
    else toEnd()
    atEnd.current = place < 0 && kept?.offset === undefined
    target.current = undefined
    const frame = requestAnimationFrame(() => list.current && onScroll(list.current.scrollOffset))
    return () => cancelAnimationFrame(frame)
  }, [held.view, chatId, rows.length === 0])

  useLayoutEffect(() => {
    return () => {
      const handle = list.current
      const { rows, held } = latest.current
      if (!handle || held.old) return
      const offset = atEnd.current ? undefined : handle.scrollOffset
      keepPlace(chatId, { length: rows.length, sizes: handle.cache, offset })
    }
  }, [chatId, list])

  const placed = useRef(false)
  useLayoutEffect(() => {
    // The first drawing of a stretch is placed above.
    if (placed.current && rows.length > 0 && atEnd.current) toEnd()
    placed.current = true
    // Further up, what has come below moves nothing: the way down has to be shown all the same.
    const frame = requestAnimationFrame(() => (atEnd.current ? see() : look()))
    return () => cancelAnimationFrame(frame)
  }, [rows, toEnd, see, look])

  // Sizes become known row by row; the end is found again once per frame.
  const resizing = useRef(0)
  const onResize = useCallback(() => {
    cancelAnimationFrame(resizing.current)
    resizing.current = requestAnimationFrame(() => (atEnd.current ? toEnd() : look()))
  }, [toEnd, look])

  useEffect(() => {
    const back = () => see()
    // The last look, where the page really stands: the list may not have heard of its last scrolling yet.
    const leave = () => see(box.current?.scrollTop)
    document.addEventListener('visibilitychange', back)
    addEventListener('pagehide', leave, true) // before what was seen is told
    return () => {
      document.removeEventListener('visibilitychange', back)
      removeEventListener('pagehide', leave, true)
    }
  }, [see, box])

  /** Goes to a message, wherever it is. */
  const jump = useCallback(
    async (msgNo: number) => {
      target.current = msgNo
      await chatStore.readAround(chatId, msgNo)
      const place = latest.current.rows.findIndex(({ message }) => message.msgNo === msgNo)
      if (place < 0) return // a fresh stretch; it stands there itself
      target.current = undefined
      downUntil.current = 0
      atEnd.current = false
      list.current?.scrollToIndex(place, { align: 'center' })
    },
    [chatId, list],
  )

  const down = useCallback(() => {
    downUntil.current = performance.now() + DOWN_WITHIN
    if (latest.current.held.old) chatStore.leavePast(chatId)
    else toEnd(true)
  }, [chatId, toEnd])

  return { onScroll, onResize, jump, down, toEnd, showDown }
}

interface Place {
  length: number
  sizes: CacheSnapshot
  /** Undefined: at the end. */
  offset: number | undefined
}

// Where a chat was left, and how tall its messages are: coming back draws it once, and in the same place.
const places = new Map<string, Place>()

export function placeOf(chatId: string, rows: Row[]): Place | undefined {
  const place = places.get(chatId)
  return place?.length === rows.length ? place : undefined
}

export const keepPlace = (chatId: string, place: Place): void => void places.set(chatId, place)
