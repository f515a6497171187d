import { Ellipsis, WifiOff } from 'lucide-react'
import { lazy, type Ref, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { Button, Conversation, Empty, IconButton, Note, Skeleton, StatusScreen } from '#ui'
import { useCalm } from '#web/calm'
import { useWords } from '#web/i18n'
import { outbox } from '#web/outbox-page'
import { useLiveState } from '#web/use-live'
import type { ShownMessage } from '../../live.ts'
import { isSaved, mayAskReaders } from '../../rules.ts'
import { ChatAvatar } from '../ChatAvatar.tsx'
import { closedBecause } from '../closed.ts'
import { ComposeBar } from '../compose/ComposeBar.tsx'
import { Feed, type FeedHandle } from '../feed/Feed.tsx'
import { openPlace } from '../feed/place.ts'
import { useTitles } from '../names.ts'
import type { Held } from '../store/held.ts'
import { readAtLast, readUpTo } from '../store/store.ts'
import { useAudience, useMembers } from '../use-audience.ts'
import { useBookmarked } from '../use-bookmarked.ts'
import { useShownMessages } from '../use-chats.ts'
import { ComposingDialog, DeedDialog, GateOver, HeaderParts } from './Added.tsx'
import { TypingLine } from './TypingLine.tsx'
import { useAskedPlace } from './use-asked-place.ts'
import { useDeeds } from './use-deeds.ts'
import { useNewFrom, useOpening, useUnmarking } from './use-opening.ts'

const RulesLine = lazy(() => import('../around/RulesLine.tsx'))
const Sheets = lazy(() => import('../deeds/Sheets.tsx'))
const PinnedBar = lazy(() => import('../deeds/PinnedBar.tsx'))
const PickedBar = lazy(() => import('../deeds/PickedBar.tsx'))
const ChainPanel = lazy(() => import('../chain/ChainPanel.tsx'))

type Props = { chatId: string; detailsOpen: boolean; onDetails: () => void; feed: Ref<FeedHandle> }

export function ConversationPane({ chatId, ...rest }: Props) {
  const t = useWords('chats')
  const { held, tried } = useOpening(chatId)
  const away = useLiveState() !== 'live'
  if (held && (held.loaded || held.messages.length > 0)) return <OpenConversation key={chatId} held={held} {...rest} />
  const waiting = (
    <div className="chats-waiting">
      <Skeleton lines={6} />
    </div>
  )
  if (!tried) return waiting
  if (away)
    return (
      <div className="chats-waiting">
        <Empty icon={WifiOff} title={t('cannotLoad.title')} text={t('cannotLoad.text')} />
      </div>
    )
  if (held) return waiting
  const back = (
    <Button kind="pri" href="/chats">
      {t('gone.back')}
    </Button>
  )
  return <StatusScreen title={t('gone.title')} text={t('gone.text')} actions={back} />
}

function OpenConversation({ held, detailsOpen, onDetails, feed }: Omit<Props, 'chatId'> & { held: Held }) {
  const t = useWords('chats')
  const { chat } = held
  const title = useTitles()(chat)
  const who = useAudience(chat)
  const messages = useShownMessages(held)
  const field = useRef<HTMLTextAreaElement>(null)
  const handle = useRef<FeedHandle>(null)
  const { newFrom, ready } = useNewFrom(held)
  useUnmarking(held)
  const { deeds, purpose, setPurpose, editLast, sheet, setSheet, chainOf, setChainOf, picked, setPicked } = useDeeds(
    chat,
    field,
  )
  const [place] = useState(openPlace)
  const calm = useCalm()
  const marked = useBookmarked(chat.id)
  const asks = mayAskReaders(chat.kind, (useMembers(chat.id).data?.members ?? []).filter(({ joined }) => joined).length)
  const jump = (msgNo: number) => handle.current?.jump(msgNo)
  const latest = useRef({ messages, editLast })
  latest.current = { messages, editLast }
  const composing = useMemo(
    () => ({
      onEditLast: () => latest.current.editLast(latest.current.messages),
      onFixed: ({ id }: ShownMessage, text: string) => {
        const item = outbox.items.find((one) => one.id === id)
        outbox.again(id, { ...item?.input, text })
      },
      onSent: () => handle.current?.toEnd(),
      onWaiting: () => setSheet({ kind: 'waiting' }),
    }),
    [setSheet],
  )
  const onSeen = useSeen(chat.id)
  useAskedPlace(handle, ready)
  const bothRefs = useMemo(() => join(handle, feed), [feed])
  return (
    <Conversation
      label={title}
      title={title}
      who={who ?? t('who.loading')}
      avatar={<ChatAvatar chat={chat} title={title} size="m" />}
      back="/chats"
      actions={
        <>
          {!isSaved(chat) && <HeaderParts chat={chat} />}
          <IconButton icon={Ellipsis} label={t('more')} aria-expanded={detailsOpen} onClick={onDetails} />
        </>
      }
      feed={
        ready ? (
          <div className="chats-under">
            <Suspense>
              {calm && <PinnedBar chat={chat} place={place} onJump={jump} onAll={() => setSheet({ kind: 'pinned' })} />}
            </Suspense>
            <Feed
              ref={bothRefs}
              held={held}
              messages={messages}
              newFrom={newFrom}
              deeds={deeds}
              onSeen={onSeen}
              place={place}
              marked={marked}
              asks={asks}
              picked={picked}
            />
          </div>
        ) : (
          <div className="chats-waiting">
            <Skeleton lines={6} />
          </div>
        )
      }
      composer={
        <div>
          <DeedDialog chat={chat} />
          <ComposingDialog chat={chat} />
          <GateOver chat={chat} />
          <Suspense>
            {sheet && <Sheets chat={chat} sheet={sheet} onClose={() => setSheet(undefined)} onJump={jump} />}
          </Suspense>
          <Suspense>
            {chainOf && (
              <ChainPanel
                key={chainOf}
                chat={chat}
                rootId={chainOf}
                deeds={deeds}
                marked={marked}
                asks={asks}
                onClose={() => setChainOf(undefined)}
                onJump={jump}
              />
            )}
          </Suspense>
          <TypingLine chatId={chat.id} />
          {calm && chat.can.post && hasRules(chat) && (
            <Suspense>
              <RulesLine chat={chat} />
            </Suspense>
          )}
          {picked ? (
            <Suspense fallback={<div className="chats-closed" />}>
              <PickedBar
                chat={chat}
                messages={messages.filter(({ id }) => picked.has(id))}
                deeds={deeds}
                onClose={() => setPicked(undefined)}
              />
            </Suspense>
          ) : chat.can.post ? (
            <ComposeBar chat={chat} purpose={purpose} field={field} onPurpose={setPurpose} {...composing} />
          ) : (
            <div className="chats-closed">
              <Note>{closedBecause(chat, t)}</Note>
            </div>
          )}
        </div>
      }
    />
  )
}

const hasRules = ({ rules, can }: Held['chat']) =>
  !can.moderate && (rules.slowSeconds > 0 || rules.perMinute > 0 || rules.links !== 'all' || rules.writers !== 'all')

const SEEN_AFTER = 300

/** Reading is told of a moment later, once for all that was scrolled past. */
function useSeen(chatId: string) {
  const state = useRef<{ msgNo: number; timer?: ReturnType<typeof setTimeout> }>({ msgNo: 0 })
  const tell = useMemo(() => () => readUpTo(chatId, state.current.msgNo), [chatId])
  useEffect(() => {
    const leave = () => readAtLast(chatId, state.current.msgNo)
    // A phone may never come back to a page that it has put aside.
    const aside = () => document.visibilityState === 'hidden' && tell()
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', aside)
    return () => {
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', aside)
      clearTimeout(state.current.timer)
      tell()
    }
  }, [tell, chatId])
  return useMemo(
    () => (msgNo: number) => {
      if (msgNo <= state.current.msgNo) return
      state.current.msgNo = msgNo
      clearTimeout(state.current.timer)
      state.current.timer = setTimeout(tell, SEEN_AFTER)
    },
    [tell],
  )
}

const join =
  <T,>(...refs: Ref<T>[]) =>
  (value: T | null) => {
    for (const ref of refs) {
      if (typeof ref === 'function') ref(value)
      else if (ref) ref.current = value
    }
  }
