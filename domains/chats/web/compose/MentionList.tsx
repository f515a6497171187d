import type { PersonRef } from '#contract/people'
import { Avatar } from '#ui'
import { useWords } from '#web/i18n'
import { kinshipOf } from '../names.ts'

type Props = { people: PersonRef[]; chosen: number; onChoose: (person: PersonRef) => void }

export const mentionListId = 'chats-mentions'
export const mentionOptionId = (id: string): string => `chats-mention-${id}`

export function MentionList({ people, chosen, onChoose }: Props) {
  const t = useWords('chats')
  return (
    <div className="chats-mentions" id={mentionListId} role="listbox" aria-label={t('compose.mentions')}>
      {people.map((person, place) => (
        <div
          key={person.id}
          id={mentionOptionId(person.id)}
          role="option"
          tabIndex={-1}
          aria-selected={place === chosen}
          onPointerDown={(event) => {
            event.preventDefault() // the field keeps the keyboard
            onChoose(person)
          }}
        >
          <Avatar id={person.id} name={person.name} size="s" />
          <span>
            {person.name}
            <small className="mute"> {kinshipOf(person, t) || person.post}</small>
          </span>
        </div>
      ))}
    </div>
  )
}
