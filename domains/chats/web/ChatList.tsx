import './list/words.ts'
import './list/list.css'
import { Archive, MessagesSquare } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { SuspendedNote } from '#screens/people'
import { Empty, Icon, Skeleton } from '#ui'
import { useCalm } from '#web/calm'
import { useWords } from '#web/i18n'
import type { OutboxItem } from '#web/outbox'
import { useHats } from '#web/session'
import { ChatRow } from './ChatRow.tsx'
import { ListTabs } from './list/ListTabs.tsx'
import { Rows } from './list/Rows.tsx'
import { chooseTab, useTab } from './list/tab.ts'
import { isIn, isPutAway, type Tab, tabsOf } from './list/tabs.ts'
import { useFolders } from './list/use-folders.ts'
import { useTitles } from './names.ts'
import type { Held } from './store/held.ts'
import { SEND } from './store/pending.ts'
import { useChats, useOutboxItems } from './use-chats.ts'

/** All chats, the latest first, with tabs that tell them apart. */
export function ChatList({ current }: { current?: string }) {
  const t = useWords('chatList')
  const chats = useChats()
  const folders = useFolders(useCalm())
  const hats = useHats()
  const chosen = useTab()
  if (!chats) return <Skeleton rows lines={6} />
  const staff = Boolean(hats?.some(({ roles }) => roles.some((role) => role !== 'pupil' && role !== 'guardian')))
  const tabs = tabsOf(chats, folders, staff)
  const tab = chosen === 'archive' || tabs.some((one) => one.tab === chosen) ? chosen : 'all'
  // The chat one has come to by «Новые» stays in sight while it is read.
  const shown = chats.filter((held) => isIn(tab, held) || (tab === 'unread' && held.chat.id === current))
  const away = chats.filter(isPutAway).length
  return (
    <>
      {(tabs.length > 0 || tab === 'archive') && (
        <ListTabs tabs={tabs.length > 0 ? tabs : [{ tab: 'all', unread: 0 }]} current={tab} />
      )}
      {shown.length === 0 ? (
        <Nothing tab={tab} away={away} />
      ) : (
        <RowsOf chats={shown} archive={tab === 'archive'} {...(current ? { current } : {})} />
      )}
      {tab === 'all' && away > 0 && (
        <button type="button" className="chats-archive" onClick={() => chooseTab('archive')}>
          <Icon of={Archive} />
          <span className="sp">{t('toArchive')}</span>
          {away}
        </button>
      )}
    </>
  )
}

/** Those of the lane beside «Важное» and «Сегодня»: no tabs there. */
export function ShortChatList({ which = all }: { which?: (held: Held) => boolean }) {
  const chats = useChats()
  if (!chats) return <Skeleton rows lines={6} />
  const shown = chats.filter((held) => !isPutAway(held) && which(held))
  return shown.length === 0 ? <Nothing tab="all" away={0} /> : <RowsOf chats={shown} archive={false} />
}

const all = () => true

function RowsOf({ chats, current, archive }: { chats: readonly Held[]; current?: string; archive: boolean }) {
  const t = useWords('chats')
  const title = useTitles()
  const items = useOutboxItems()
  return (
    <Rows label={t('list.label')} archive={archive}>
      {chats.map((held) => (
        <ChatRow
          key={held.chat.id}
          held={held}
          title={title(held.chat)}
          current={held.chat.id === current}
          pending={waitingIn(items, held.chat.id)}
        />
      ))}
    </Rows>
  )
}

const Quiet = lazy(() => import('./list/Nothing.tsx'))

function Nothing({ tab, away }: { tab: Tab; away: number }) {
  const words = useWords('chats')
  const kind = tab.split(':')[0]!
  if (kind === 'unread' || kind === 'archive' || kind === 'folder') {
    return (
      <Suspense>
        <Quiet kind={kind} />
      </Suspense>
    )
  }
  if (away > 0) return null
  return (
    <>
      <div className="only-phone">
        <Suspense>
          <SuspendedNote />
        </Suspense>
      </div>
      <Empty icon={MessagesSquare} title={words('list.empty.title')} text={words('list.empty.text')} />
    </>
  )
}

const waitingIn = (items: readonly OutboxItem[], chatId: string): string | undefined =>
  items.findLast(({ lane, name, state }) => lane === chatId && name === SEND && state !== 'sent')?.input.text as
    | string
    | undefined
