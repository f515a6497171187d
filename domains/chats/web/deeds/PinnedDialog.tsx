import { Pin, PinOff } from 'lucide-react'
import { Dialog, Empty, IconButton, Skeleton } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import type { Chat, listPinned, pinMessage } from '../../contract.ts'
import { MessageLine } from './MessageLine.tsx'

type Props = { chat: Chat; onClose: () => void; onJump: (msgNo: number) => void }

/** All that is pinned, the latest pin first. */
export function PinnedDialog({ chat, onClose, onJump }: Props) {
  const d = useWords('deeds')
  const { data } = useAsk<typeof listPinned>('chats.listPinned', { chatId: chat.id }, { staleTime: 0 })
  const unpin = useRun<typeof pinMessage>('chats.pinMessage', { refresh: ['chats.listPinned'], onError: sayRefusal })
  return (
    <Dialog open title={d('pinned.title')} onClose={onClose}>
      {!data && <Skeleton rows lines={4} />}
      {data?.messages.length === 0 && <Empty icon={Pin} text={d('pinned.nothing')} />}
      <ul className="deeds-lines">
        {data?.messages.map((message) => (
          <li key={message.id}>
            <MessageLine
              message={message}
              onOpen={() => {
                onClose()
                onJump(message.msgNo)
              }}
            >
              {chat.can.pin && (
                <IconButton
                  icon={PinOff}
                  label={d('pinned.unpin')}
                  onClick={() => unpin.mutate({ chatId: chat.id, messageId: message.id, on: false })}
                />
              )}
            </MessageLine>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
