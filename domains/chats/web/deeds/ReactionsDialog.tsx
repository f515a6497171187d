import './words.ts'
import './deeds.css'
import { Dialog, Note, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import type { listReactions, Message } from '../../contract.ts'
import { NamedList } from './NamedList.tsx'

type Props = { message: Message; onClose: () => void }

/** «Принято» by whom. */
export function ReactionsDialog({ message, onClose }: Props) {
  const t = useWords('chats')
  const d = useWords('deeds')
  const input = { chatId: message.chatId, messageId: message.id }
  const { data, error } = useAsk<typeof listReactions>('chats.listReactions', input, { staleTime: 0 })
  return (
    <Dialog open title={d('reactions.title')} onClose={onClose}>
      {error && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      {!data && !error && <Skeleton rows lines={4} />}
      {data?.reactions.length === 0 && <p className="dim">{d('reactions.none')}</p>}
      {data?.reactions.map(({ word, people, others }) => (
        <NamedList
          key={word}
          title={d('reactions.word', { word: t(`word.${word}`), count: people.length + others })}
          people={people}
        >
          {others > 0 && d('reactions.others', { count: others })}
        </NamedList>
      ))}
    </Dialog>
  )
}
