import type { PersonRef } from '#contract/people'
import type { listVotes, Poll } from '#contract/polls'
import { Count, Dialog, Note, PersonRow, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'

/** A named poll by names; whom to remind stands first. */
export function VoterNames({ poll, onClose }: { poll: Poll; onClose: () => void }) {
  const t = useWords('polls')
  const { data, error } = useAsk<typeof listVotes>('polls.listVotes', { pollId: poll.id })
  return (
    <Dialog open onClose={onClose} title={t('names')}>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={5} />}
      <div className="stack">
        {data?.rest && <Names title={t('rest')} people={data.rest} empty={t('restNone')} bell />}
        {data?.options.map((people, place) => (
          <Names
            key={poll.options[place]!.text}
            title={poll.options[place]!.text}
            people={people}
            empty={t('nobodyYet')}
          />
        ))}
      </div>
    </Dialog>
  )
}

function Names({ title, people, empty, bell }: { title: string; people: PersonRef[]; empty: string; bell?: boolean }) {
  return (
    <section>
      <h3 className="polls-name">
        {title} <Count value={people.length} {...(bell ? { bell } : { off: true })} />
      </h3>
      {people.length === 0 && <p className="small dim">{empty}</p>}
      <ul className="people people-plain">
        {people.map(({ id, name, post }) => (
          <li key={id}>
            <PersonRow id={id} name={name} text={post} size="s" />
          </li>
        ))}
      </ul>
    </section>
  )
}
