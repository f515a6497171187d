import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react'
import { lazy, type PointerEvent, type ReactNode, Suspense, useRef, useState } from 'react'
import { Icon, IconButton } from '#ui'
import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { putAway } from './put-away.ts'
import { type At, chatOf, useRowTouch } from './use-row-touch.ts'

const RowMenu = lazy(() => import('./RowMenu.tsx').then((file) => ({ default: file.RowMenu })))
const FolderChoice = lazy(() => import('./FolderChoice.tsx').then((file) => ({ default: file.FolderChoice })))

type Props = { label: string; archive: boolean; children: ReactNode }

/** The rows with what can be done from them: drawn aside, held, pressed with the other button, or by «⋯» under a mouse. */
export function Rows({ label, archive, children }: Props) {
  const t = useWords('chatList')
  const box = useRef<HTMLElement>(null)
  const [behind, setBehind] = useState<{ top: number; height: number }>()
  const [pointed, setPointed] = useState<{ chatId: string; top: number }>()
  const [menu, setMenu] = useState<At>()
  const [filing, setFiling] = useState<Chat>()
  useRowTouch(box, { onDraw: setBehind, onSwipe: (chatId) => putAway(chatId, !archive), onMenu: setMenu })
  const point = ({ target, pointerType }: PointerEvent) => {
    if (pointerType !== 'mouse') return
    const row = (target as Element).closest<HTMLAnchorElement>('a.talkrow')
    if (row && pointed?.chatId !== chatOf(row)) setPointed({ chatId: chatOf(row), top: row.offsetTop })
  }
  return (
    <nav
      ref={box}
      className="talkrows chats-rows"
      aria-label={label}
      onPointerOver={point}
      onPointerLeave={() => setPointed(undefined)}
    >
      {behind && (
        <div className="chats-behind" style={behind} aria-hidden="true">
          <Icon of={archive ? ArchiveRestore : Archive} />
          {t(archive ? 'unarchive' : 'archive')}
        </div>
      )}
      {children}
      {pointed && (
        <div className="chats-row-more" style={{ top: pointed.top }}>
          <IconButton
            icon={Ellipsis}
            label={t('actions')}
            tabIndex={-1}
            onClick={(event: { currentTarget: Element }) => {
              const { left, bottom } = event.currentTarget.getBoundingClientRect()
              setMenu({ chatId: pointed.chatId, x: left, y: bottom })
            }}
          />
        </div>
      )}
      {menu && (
        <Suspense>
          <RowMenu key={menu.chatId} at={menu} onFolder={setFiling} onClose={() => setMenu(undefined)} />
        </Suspense>
      )}
      {filing && (
        <Suspense>
          <FolderChoice chat={filing} onClose={() => setFiling(undefined)} />
        </Suspense>
      )}
    </nav>
  )
}
