import type { PersonRef } from '#contract/people'
import { Badge, Dialog, Note, PersonRow, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import type { listReaders, Message } from '../../contract.ts'
import { kinshipOf } from '../names.ts'

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
          <People title={d('readers.read', { count: data.readers.length })} people={data.readers}>
            {d('readers.nobody')}
          </People>
          <People title={d('readers.waiting', { count: data.waiting.length })} people={data.waiting}>
            {d('readers.everybody')}
          </People>
        </>
      )}
      <p className="small mute">{d('readers.why')}</p>
    </Dialog>
  )
}

function People({ title, people, children }: { title: string; people: PersonRef[]; children: string }) {
  const t = useWords('chats')
  return (
    <section className="stack stack-s">
      <h3 className="small">{title}</h3>
      {people.length === 0 && <p className="dim">{children}</p>}
      <ul className="people people-plain">
        {people.map((person) => (
          <li key={person.id}>
            <PersonRow
              id={person.id}
              name={person.name}
              text={kinshipOf(person, t) || person.post}
              badge={person.verified ? <Badge short label={person.post ?? t('staffBadge')} /> : undefined}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
