import { Dialog, Note, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import type { listReaders, Message } from '../../contract.ts'
import { NamedList } from './NamedList.tsx'

/** For the author: who has read it by now, who has not yet. */
export function ReadersDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const d = useWords('deeds')
  const input = { chatId: message.chatId, messageId: message.id }
  const { data, error } = useAsk<typeof listReaders>('chats.listReaders', input, { staleTime: 0 })
  return (
    <Dialog open title={d('readers.title')} onClose={onClose}>
      {error && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      {!data && !error && <Skeleton rows lines={4} />}
      {data && (
        <>
          <NamedList title={d('readers.read', { count: data.readers.length })} people={data.readers}>
            {data.readers.length === 0 && d('readers.nobody')}
          </NamedList>
          <NamedList title={d('readers.waiting', { count: data.waiting.length })} people={data.waiting}>
            {data.waiting.length === 0 && d('readers.everybody')}
          </NamedList>
        </>
      )}
      <p className="small mute">{d('readers.why')}</p>
    </Dialog>
  )
}
