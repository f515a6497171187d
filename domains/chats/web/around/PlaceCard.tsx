import '../list/deeds-words.ts'
import { Archive, ArchiveRestore, FolderInput, Pin, PinOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#ui'
import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { FolderChoice } from '../list/FolderChoice.tsx'
import { putOptions } from '../list/options.ts'
import { putAway } from '../list/put-away.ts'

/** Where the chat lies in my list. */
export function PlaceCard({ chat }: { chat: Chat }) {
  const t = useWords('chatDeeds')
  const [choosing, setChoosing] = useState(false)
  const { archived, folder, pinned } = chat.options
  return (
    <div className="row wrap">
      {!archived && (
        <Button icon={pinned ? PinOff : Pin} onClick={() => putOptions(chat, { pinned: !pinned })}>
          {t(pinned ? 'unpin' : 'pin')}
        </Button>
      )}
      <Button icon={archived ? ArchiveRestore : Archive} onClick={() => putAway(chat.id, !archived)}>
        {t(archived ? 'unarchive' : 'archive')}
      </Button>
      <Button icon={FolderInput} onClick={() => setChoosing(true)}>
        {folder ?? t('toFolder')}
      </Button>
      {choosing && <FolderChoice chat={chat} onClose={() => setChoosing(false)} />}
    </div>
  )
}
