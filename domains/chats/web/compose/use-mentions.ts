import { type RefObject, useState } from 'react'
import type { PersonRef } from '#contract/people'
import type { Chat } from '../../contract.ts'
import { useMembers } from '../use-audience.ts'
import { matching, openMention, withMention } from './mentions.ts'

interface Field {
  chat: Chat
  text: string
  field: RefObject<HTMLTextAreaElement | null>
  onMention(text: string, person: PersonRef, cursor: number): void
}

/** While «@Ел» stands before the cursor: who may be meant, and which of them is chosen by the arrows. */
export function useMentions({ chat, text, field, onMention }: Field) {
  const { data } = useMembers(chat.id)
  const [chosen, setChosen] = useState(0)
  const [closedAt, setClosedAt] = useState<number>()
  const cursor = field.current?.selectionStart ?? text.length
  const open = chat.kind === 'direct' ? undefined : openMention(text, cursor)
  const others = (data?.members ?? []).map(({ person }) => person).filter(({ id }) => id !== chat.me)
  const people = open && open.from !== closedAt ? matching(others, open.sought) : []
  const at = Math.min(chosen, people.length - 1)

  const choose = (person: PersonRef) => {
    const next = withMention(text, open!.from, cursor, person.name)
    setChosen(0)
    onMention(next.text, person, next.cursor)
  }
  /** True when the key was meant for the list. */
  const handleKey = (key: string): boolean => {
    if (people.length === 0) return false
    if (key === 'ArrowDown') setChosen((at + 1) % people.length)
    else if (key === 'ArrowUp') setChosen((at + people.length - 1) % people.length)
    else if (key === 'Enter' || key === 'Tab') choose(people[at]!)
    else if (key === 'Escape') setClosedAt(open!.from)
    else return false
    return true
  }
  return { people, at, choose, handleKey }
}
