import './deeds-words.ts'
import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Icon, IconButton } from '#ui'
import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { putAway } from './put-away.ts'
import { type At, chatOf, useRowTouch } from './use-row-touch.ts'

const RowMenu = lazy(() => import('./RowMenu.tsx').then((file) => ({ default: file.RowMenu })))
const FolderChoice = lazy(() => import('./FolderChoice.tsx').then((file) => ({ default: file.FolderChoice })))

type Pointed = { chatId: string; top: number } | undefined

/** Rows are drawn aside, held, pressed with the other button, or have their «⋯» under a mouse. */
export function RowDeeds({ list, archive }: { list: HTMLElement; archive: boolean }) {
  const t = useWords('chatDeeds')
  const [behind, setBehind] = useState<{ top: number; height: number }>()
  const [pointed, setPointed] = useState<Pointed>()
  const [menu, setMenu] = useState<At>()
  const [filing, setFiling] = useState<Chat>()
  useRowTouch(list, { onDraw: setBehind, onSwipe: (chatId) => putAway(chatId, !archive), onMenu: setMenu })
  useEffect(() => watchMouse(list, setPointed), [list])
  return (
    <>
      {behind && (
        <div className="chats-behind" style={behind} aria-hidden="true">
          <Icon of={archive ? ArchiveRestore : Archive} />
          {t(archive ? 'unarchive' : 'archive')}
        </div>
      )}
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
    </>
  )
}

/** The row under a mouse. */
function watchMouse(list: HTMLElement, set: (pointed: Pointed) => void): () => void {
  let current: string | undefined
  const over = ({ target, pointerType }: PointerEvent) => {
    const row = (target as Element).closest<HTMLAnchorElement>('a.talkrow')
    if (pointerType !== 'mouse' || !row || chatOf(row) === current) return
    current = chatOf(row)
    set({ chatId: current, top: row.offsetTop })
  }
  const leave = () => {
    current = undefined
    set(undefined)
  }
  list.addEventListener('pointerover', over)
  list.addEventListener('pointerleave', leave)
  return () => {
    list.removeEventListener('pointerover', over)
    list.removeEventListener('pointerleave', leave)
  }
}
