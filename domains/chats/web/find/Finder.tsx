import '../chats.css'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import type { PersonRef } from '#contract/people'
import { Avatar, Badge, Dialog, Icon } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { sayRefusal } from '#web/say-refusal'
import { useHat } from '#web/session'
import type { Chat, listContacts, startDirect } from '../../contract.ts'
import { ChatAvatar } from '../ChatAvatar.tsx'
import { matching } from '../compose/mentions.ts'
import { kinshipOf, useTitles } from '../names.ts'
import { chatStore } from '../store/store.ts'
import { useChats } from '../use-chats.ts'
import { type MoreFound, useMoreFound } from './more-finds.ts'

type Found = { key: string; name: string } & ({ chat: Chat } | { person: PersonRef } | { more: MoreFound })

const MOST = 8

/** Ctrl K: chats at hand first, then people one may write to. */
export default function Finder({ onClose }: { onClose: () => void }) {
  const t = useWords('chats')
  const go = useGo()
  const hat = useHat()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = useFound(text, hat?.organization.id)
  const chosen = found[Math.min(at, found.length - 1)]
  const start = useRun<typeof startDirect>('chats.startDirect', {
    onDone: (chat) => {
      chatStore.put(chat)
      open(chat)
    },
  })
  const open = (chat: Chat) => {
    onClose()
    go(`/chats/${chat.id}`)
  }
  const choose = (one: Found) => {
    if ('chat' in one) return open(one.chat)
    if ('more' in one) {
      onClose()
      return go(one.more.href)
    }
    const input = { organizationId: hat!.organization.id, personId: one.person.id }
    start.mutate(input, { onError: sayRefusal })
  }
  const keyed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && found.length > 0) {
      event.preventDefault()
      setAt((at + step + found.length) % found.length)
    }
    if (event.key === 'Enter' && chosen) choose(chosen)
  }
  return (
    <Dialog open title={t('find.title')} onClose={onClose}>
      <div className="chats-finder">
        <input
          type="text"
          enterKeyHint="go"
          autoComplete="off"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls="chats-found"
          aria-activedescendant={chosen && `chats-found-${chosen.key}`}
          aria-label={t('find.field')}
          placeholder={t('find.field')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={keyed}
        />
        <div id="chats-found" role="listbox" aria-label={t('find.title')}>
          {found.map((one) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            <div
              key={one.key}
              id={`chats-found-${one.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={one === chosen}
              onClick={() => choose(one)}
            >
              <FoundRow one={one} />
            </div>
          ))}
        </div>
        {found.length === 0 && <p className="dim">{t(text.trim() ? 'find.nothing' : 'find.hint')}</p>}
      </div>
    </Dialog>
  )
}

function FoundRow({ one }: { one: Found }) {
  const t = useWords('chats')
  if ('chat' in one) {
    return (
      <>
        <ChatAvatar chat={one.chat} title={one.name} size="m" />
        <span>{one.name}</span>
      </>
    )
  }
  if ('more' in one) {
    const { name, about, icon } = one.more
    return (
      <>
        <span className="chats-find-more">
          <Icon of={icon} />
        </span>
        <span>
          {name}
          {about && <small className="mute"> {about}</small>}
        </span>
      </>
    )
  }
  const { person } = one
  return (
    <>
      <Avatar id={person.id} name={person.name} size="m" />
      <span>
        {person.name} {person.verified && <Badge short label={person.post ?? t('staffBadge')} />}
        <small className="mute"> {kinshipOf(person, t) || person.post}</small>
      </span>
    </>
  )
}

function useFound(text: string, organizationId: string | undefined): Found[] {
  const title = useTitles()
  const sought = useDeferredValue(text.trim())
  const chats = (useChats() ?? []).map(({ chat }) => ({ key: chat.id, name: title(chat), chat }))
  const { data } = useAsk<typeof listContacts>(
    'chats.listContacts',
    { organizationId: organizationId ?? '', text: sought },
    { enabled: Boolean(organizationId && sought), placeholderData: (before) => before, staleTime: 60_000 },
  )
  const more = useMoreFound(sought)
  const near = matching(chats, sought.replaceAll(',', ' '), MOST)
  const talked = new Set(near.map(({ chat }) => chat.peer?.id))
  const people = sought ? (data?.people ?? []).filter(({ id }) => !talked.has(id)).slice(0, MOST) : []
  return [
    ...near,
    ...people.map((person) => ({ key: person.id, name: person.name, person })),
    ...more.map((one) => ({ key: one.key, name: one.name, more: one })),
  ]
}
