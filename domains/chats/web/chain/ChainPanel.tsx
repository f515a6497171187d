import '../deeds/words.ts'
import '../deeds/deeds.css'
import { CornerUpLeft, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Button, IconButton, Note, Skeleton } from '#ui'
import { useWords } from '#web/i18n'
import { outbox } from '#web/outbox-page'
import { sayRefusal } from '#web/say-refusal'
import type { Chat } from '../../contract.ts'
import { ComposeBar, type Purpose } from '../compose/ComposeBar.tsx'
import type { FeedDeeds } from '../feed/Feed.tsx'
import MessageMenu from '../feed/MessageMenu.tsx'
import { MessageRow, type RowDeeds } from '../feed/MessageRow.tsx'
import { isStored, type Row, rowsOf } from '../feed/rows.ts'
import { useTouch } from '../feed/touch.ts'
import { useChain } from './use-chain.ts'

type Props = {
  chat: Chat
  rootId: string
  deeds: FeedDeeds
  marked: ReadonlySet<string>
  asks: boolean
  onClose: () => void
  onJump: (msgNo: number) => void
}

const isNarrow = () => matchMedia('(max-width: 899px)').matches

/** The answers to a message beside the chat, with a composer that answers there; on a phone over it. */
export default function ChainPanel({ chat, rootId, deeds, marked, asks, onClose, onJump }: Props) {
  const t = useWords('chats')
  const d = useWords('deeds')
  const { root, answers, count, failed, readOlder } = useChain(chat, rootId)
  const box = useRef<HTMLDialogElement>(null)
  const talk = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [purpose, setPurpose] = useState<Purpose>()
  const [menu, setMenu] = useState<{ id: string; anchor: Element }>()
  const [reading, setReading] = useState(false)

  useLayoutEffect(() => {
    const dialog = box.current!
    const before = document.activeElement
    if (isNarrow()) dialog.showModal()
    else dialog.show()
    dialog.querySelector<HTMLElement>('h2')?.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])

  // A button that has just been pressed may be gone, and the focus with it: Escape closes all the same.
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) =>
      event.key === 'Escape' && event.target === document.body && onClose()
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [onClose])

  // The end is where one answers; older ones come in above without moving it.
  const last = answers.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one has become the last
  useLayoutEffect(() => {
    talk.current?.scrollTo({ top: talk.current.scrollHeight })
  }, [last, root?.id])

  const jump = (msgNo: number) => {
    if (isNarrow()) onClose()
    onJump(msgNo)
  }
  const find = (id: string) => [root, ...answers].find((message) => message?.id === id)
  const latest = useRef({ find, deeds, jump })
  latest.current = { find, deeds, jump }
  const here = useMemo<FeedDeeds>(
    () => ({
      ...deeds,
      reply: (message) => setPurpose({ kind: 'reply', message }),
      edit: (message) => setPurpose({ kind: 'edit', message }),
      fix: (message) => setPurpose({ kind: 'fix', message }),
      leave: () => field.current?.focus(),
    }),
    [deeds],
  )
  const rowDeeds = useMemo<RowDeeds>(
    () => ({
      ...here,
      openMenu: (message, anchor) => setMenu({ id: message.id, anchor }),
      jump: (msgNo) => latest.current.jump(msgNo),
    }),
    [here],
  )
  const touching = useMemo(
    () => ({
      onSwipe: (id: string) => {
        const message = latest.current.find(id)
        if (message && isStored(message) && !message.removedBy) here.reply(message)
      },
      onLongPress: (id: string, anchor: Element) => setMenu({ id, anchor }),
    }),
    [here],
  )
  useTouch(talk, touching)

  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    event.preventDefault()
    onClose()
  }
  const draw = (row: Row) => (
    <MessageRow
      key={row.message.id}
      row={row}
      chat={chat}
      lit={false}
      active={false}
      marked={marked.has(row.message.id)}
      asks={asks}
      inChain
      deeds={rowDeeds}
    />
  )
  const opened = menu && find(menu.id)
  const missing = count - answers.filter(isStored).length
  const [first, ...rest] = root ? rowsOf([root, ...answers], chat.me, undefined) : []
  return (
    <dialog
      ref={box}
      className="chain"
      aria-labelledby="chain-title"
      onKeyDown={keyed}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="chain-head">
        <div className="sp">
          <h2 id="chain-title" tabIndex={-1}>
            {d('chain.title')}
          </h2>
          <small>{count > 0 ? d('chain.count', { count }) : d('chain.empty')}</small>
        </div>
        {root && <IconButton icon={CornerUpLeft} label={d('chain.original')} onClick={() => jump(root.msgNo)} />}
        <IconButton icon={X} label={d('chain.close')} onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long talk must scroll by keyboard */}
      <div ref={talk} className="chain-talk" role="log" aria-live="off" aria-label={d('chain.title')} tabIndex={0}>
        {failed && !root && <Note kind="bad">{d('chain.cannot')}</Note>}
        {!root && !failed && <Skeleton lines={4} />}
        {first && <div className="chain-root">{draw(first)}</div>}
        {missing > 0 && (
          <div className="chain-older">
            <Button
              busy={reading}
              onClick={() => {
                setReading(true)
                readOlder()
                  .catch(sayRefusal)
                  .finally(() => setReading(false))
              }}
            >
              {d('chain.older')}
            </Button>
          </div>
        )}
        {rest.map(draw)}
      </div>
      {chat.can.post ? (
        <ComposeBar
          chat={chat}
          scope={`${chat.id} ${rootId}`}
          replyTo={rootId}
          purpose={purpose}
          field={field}
          onPurpose={setPurpose}
          onEditLast={() => undefined}
          onFixed={(message, text) => {
            const item = outbox.items.find(({ id }) => id === message.id)
            outbox.again(message.id, { ...item?.input, text })
          }}
          onSent={() => field.current?.focus()}
        />
      ) : (
        <div className="chats-closed">
          <Note>{t(chat.archived ? 'compose.archived' : 'compose.closed')}</Note>
        </div>
      )}
      {opened && (
        <MessageMenu
          message={opened}
          chat={chat}
          anchor={menu.anchor}
          marked={marked.has(opened.id)}
          asks={asks}
          inChain
          deeds={here}
          onClose={() => setMenu(undefined)}
        />
      )}
    </dialog>
  )
}
