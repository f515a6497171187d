import { Dialog } from '#ui'
import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { WaitingList } from './WaitingList.tsx'

type Props = { chat: Chat; first: string | undefined; onClose: () => void }

/** What I have said here and nobody has heard yet. `first`: this one is changed at once. */
export function WaitingDialog({ chat, first, onClose }: Props) {
  const d = useWords('deeds')
  return (
    <Dialog open title={d('waiting.title')} onClose={onClose}>
      <WaitingList chatId={chat.id} first={first} />
    </Dialog>
  )
}
