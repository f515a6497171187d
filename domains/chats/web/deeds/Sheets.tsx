import './words.ts'
import './deeds.css'
import type { Chat } from '../../contract.ts'
import type { Sheet } from '../conversation/use-deeds.ts'
import { ForwardDialog } from './ForwardDialog.tsx'
import { PinnedDialog } from './PinnedDialog.tsx'
import { ReadersDialog } from './ReadersDialog.tsx'
import { WaitingDialog } from './WaitingDialog.tsx'

type Props = { chat: Chat; sheet: Sheet; onClose: () => void; onJump: (msgNo: number) => void }

/** The dialogs that a deed with a message opens; fetched with the first of them. */
export default function Sheets({ chat, sheet, onClose, onJump }: Props) {
  switch (sheet.kind) {
    case 'forward':
      return <ForwardDialog chat={chat} messages={sheet.messages} onClose={onClose} />
    case 'readers':
      return <ReadersDialog message={sheet.message} onClose={onClose} />
    case 'pinned':
      return <PinnedDialog chat={chat} onClose={onClose} onJump={onJump} />
    case 'waiting':
      return <WaitingDialog chat={chat} first={sheet.id} onClose={onClose} />
  }
}
