import { Settings2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Count, IconButton, Pills } from '#ui'
import { useWords } from '#web/i18n'
import { chooseTab } from './tab.ts'
import type { ShownTab, Tab } from './tabs.ts'

const FolderEditor = lazy(() => import('./FolderEditor.tsx').then((file) => ({ default: file.FolderEditor })))

/** Above the list: what of it is shown, and where there is something new. */
export function ListTabs({ tabs, current }: { tabs: readonly ShownTab[]; current: Tab }) {
  const t = useWords('chatList')
  const [editing, setEditing] = useState(false)
  // Where one is now is in sight, not at the far end of the line.
  const [first, ...rest] = tabs
  const shown: readonly ShownTab[] =
    current === 'archive' && first ? [first, { tab: 'archive', unread: 0 }, ...rest] : tabs
  const options = shown.map(({ tab, name, unread }) => ({
    value: tab,
    label: (
      <>
        {name ?? t(`tab.${tab.replace('preset:', '')}`)}
        {tab !== 'all' && <Count value={unread} off={false} max={99} label={t('newChats')} />}
      </>
    ),
  }))
  return (
    <div className="chats-tabs">
      <Pills<Tab> className="sp" label={t('tabs')} options={options} value={current} onChange={chooseTab} />
      <IconButton icon={Settings2} label={t('folders')} onClick={() => setEditing(true)} />
      {editing && (
        <Suspense>
          <FolderEditor onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </div>
  )
}
