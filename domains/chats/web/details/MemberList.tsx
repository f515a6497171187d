import { Ellipsis, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, Confirm, Field, IconButton, Menu, PersonRow, Skeleton, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { dotted } from '#web/dotted'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { sayRefusal } from '#web/say-refusal'
import type { appointOwner, Chat, listContacts, Member, removeMember, startDirect } from '../../contract.ts'
import { matching } from '../compose/mentions.ts'
import { kinshipOf } from '../names.ts'
import { chatStore } from '../store/store.ts'
import { useMembers } from '../use-audience.ts'
import { AddMembers } from './AddMembers.tsx'

const SHOWN = 12

/** Who sits here, who has not come in yet, and what one may do about it. */
export function MemberList({ chat }: { chat: Chat }) {
  const t = useWords('chats')
  const { data } = useMembers(chat.id)
  const [sought, setSought] = useState('')
  const [whole, setWhole] = useState(false)
  const [adding, setAdding] = useState(false)
  if (!data) return <Skeleton rows lines={4} />
  const found = matching(
    data.members.map((member) => ({ ...member, name: member.person.name })),
    sought,
    data.members.length,
  )
  const shown = whole || sought ? found : found.slice(0, SHOWN)
  const absent = data.members.filter(({ joined }) => !joined).length
  return (
    <section className="stack stack-s" aria-label={t('details.members')}>
      <div className="row wrap">
        <h3 className="sp">{t(chat.kind === 'channel' ? 'details.writers' : 'details.members')}</h3>
        {absent > 0 && <span className="small dim">{t('details.notJoinedCount', { count: absent })}</span>}
      </div>
      {data.members.length > SHOWN && (
        <Field
          label={t('details.findMember')}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      {chat.can.addPeople && (
        <Button icon={UserPlus} kind="soft" onClick={() => setAdding(true)}>
          {t('details.add')}
        </Button>
      )}
      <ul className="people people-plain">
        {shown.map((member) => (
          <li key={member.person.id}>
            <MemberRow chat={chat} member={member} />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="dim small">{t('details.nobody')}</p>}
      {shown.length < found.length && (
        <Button onClick={() => setWhole(true)}>{t('details.all', { count: found.length })}</Button>
      )}
      {adding && <AddMembers chat={chat} already={data.members} onClose={() => setAdding(false)} />}
    </section>
  )
}

function MemberRow({ chat, member: { person, part, joined } }: { chat: Chat; member: Member }) {
  const t = useWords('chats')
  const words = [
    joined ? '' : t('details.notJoined'),
    kinshipOf(person, t) || person.post,
    part === 'owner' ? t('details.owner') : '',
  ]
  const own = person.id === chat.me
  return (
    <PersonRow
      id={person.id}
      name={person.name}
      size="s"
      text={dotted(...words)}
      badge={person.verified ? <Badge short label={person.post ?? t('staffBadge')} /> : undefined}
      aside={own && !gathered(chat) ? undefined : <MemberMenu chat={chat} member={{ person, part, joined }} />}
    />
  )
}

/** Its owner gathers the people: they do not come and go with a class or a role. */
const gathered = ({ automatic, follows }: Chat) => automatic === null && follows === null

function MemberMenu({ chat, member }: { chat: Chat; member: Member }) {
  const t = useWords('chats')
  const around = useWords('around')
  const { person, part, joined } = member
  const { id, name } = person
  const go = useGo()
  const own = id === chat.me
  const [asking, setAsking] = useState(false)
  const [looked, setLooked] = useState(false)
  const contacts = useAsk<typeof listContacts>(
    'chats.listContacts',
    { organizationId: chat.organizationId, text: name },
    { enabled: looked && !own && joined, staleTime: 5 * 60_000 },
  )
  const start = useRun<typeof startDirect>('chats.startDirect', {
    onDone: (direct) => {
      chatStore.put(direct)
      go(`/chats/${direct.id}`)
    },
  })
  const remove = useRun<typeof removeMember>('chats.removeMember', {
    refresh: ['chats.listMembers'],
    onDone: () => (own ? go('/chats') : toast(t('details.removed', { name }))),
  })
  const appoint = useRun<typeof appointOwner>('chats.appointOwner', {
    refresh: ['chats.listMembers'],
    onDone: () => toast(around('owner.made', { name })),
  })
  const removable = gathered(chat) && (own || chat.can.addPeople)
  const appointable = chat.can.addPeople && !own && part !== 'owner' && (person.verified || person.post !== null)
  const writable = contacts.data?.people.some((person) => person.id === id)
  if (!removable && (own || !joined)) return null
  const items = [
    ...(writable
      ? [
          {
            key: 'write',
            label: t('details.write'),
            onSelect: () =>
              start.mutate({ organizationId: chat.organizationId, personId: id }, { onError: sayRefusal }),
          },
        ]
      : []),
    ...(appointable
      ? [
          {
            key: 'appoint',
            label: around('owner.make'),
            onSelect: () => appoint.mutate({ chatId: chat.id, personId: id }, { onError: sayRefusal }),
          },
        ]
      : []),
    ...(removable
      ? [
          {
            key: 'remove',
            label: t(own ? 'details.leave' : 'details.remove'),
            red: true,
            onSelect: () => setAsking(true),
          },
        ]
      : []),
  ]
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what the menu may offer is asked when a hand comes near */}
      <span onPointerEnter={() => setLooked(true)} onFocus={() => setLooked(true)}>
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('details.actions', { name })} />}
          label={name}
          items={items.length > 0 ? items : [{ key: 'none', label: t('details.nothing'), disabled: true }]}
        />
      </span>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={own ? t('details.leaveAsk') : t('details.removeAsk', { name })}
        confirm={t(own ? 'details.leave' : 'details.remove')}
        cancel={t('compose.cancel')}
        red
        onConfirm={() => {
          remove.mutate({ chatId: chat.id, personId: id }, { onError: sayRefusal })
          setAsking(false)
        }}
      >
        {t(own ? 'details.leaveText' : 'details.removeText')}
      </Confirm>
    </>
  )
}
