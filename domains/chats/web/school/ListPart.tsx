import { MessagesSquare } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Hat } from '#contract/people'
import { Button, Empty, Field, Note, PersonRow, Pills, Skeleton, Tag } from '#ui'
import { useAsk } from '#web/api'
import { dotted } from '#web/dotted'
import { useWords } from '#web/i18n'
import type { listSchoolChats } from '../../contract.ts'
import { titleOf } from '../names.ts'
import { AppointDialog } from './AppointDialog.tsx'
import { isOfKind, isSought, KINDS, type Kind, type SchoolChat } from './kinds.ts'

export function useSchoolChats(organizationId: string) {
  return useAsk<typeof listSchoolChats>('chats.listSchoolChats', { organizationId })
}

export function useSchoolTitles(
  hat: Hat,
): (chat: Pick<SchoolChat, 'kind' | 'title' | 'automatic' | 'className'>) => string {
  const t = useWords('chats')
  const { id, kind } = hat.organization
  return (chat) => titleOf({ ...chat, organizationId: id, peer: null, me: hat.personId }, t, () => kind)
}

export function ListPart({ hat }: { hat: Hat }) {
  const t = useWords('schoolChats')
  const title = useSchoolTitles(hat)
  const { data, error } = useSchoolChats(hat.organization.id)
  const [text, setText] = useState('')
  const [kind, setKind] = useState<Kind>('all')
  const sought = useDeferredValue(text.trim())
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton rows lines={6} />
  const kinds = KINDS.filter((one) => one === 'all' || data.chats.some((chat) => isOfKind(one, chat)))
  const shown = data.chats.filter((chat) => isOfKind(kind, chat) && isSought(sought, title(chat), chat.owners))
  return (
    <div className="stack chats-school">
      <Note>{t('list.hint')}</Note>
      <Field
        label={t('list.find')}
        hint={t('list.findHint')}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Pills<Kind>
        label={t('list.kinds')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {shown.length === 0 ? (
        <Empty icon={MessagesSquare} title={t('list.none')} text={t('list.noneHint')} />
      ) : (
        <ul className="people">
          {shown.map((chat) => (
            <li key={chat.id}>
              <ChatLine chat={chat} title={title(chat)} organizationId={hat.organization.id} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function ChatLine({ chat, title, organizationId }: { chat: SchoolChat; title: string; organizationId: string }) {
  const t = useWords('schoolChats')
  const [appointing, setAppointing] = useState(false)
  const led = chat.owners.length > 0 ? t('line.led', { who: chat.owners.join(', ') }) : t('line.ledByNobody')
  const gathered = chat.automatic === null && chat.follows === null
  return (
    <>
      <PersonRow
        id={chat.id}
        name={title}
        room
        text={dotted(t('line.people', { count: chat.people }), t('line.joined', { count: chat.joined }), led)}
        badge={chat.adult ? undefined : <Tag kind="bad">{t('line.noAdult')}</Tag>}
        aside={
          chat.seated ? (
            <Button href={`/chats/${chat.id}`} aria-label={t('line.openOf', { title })}>
              {t('line.open')}
            </Button>
          ) : (
            <Button href={`/school/chats/${chat.id}`} aria-label={t('line.lookOf', { title })}>
              {t('line.look')}
            </Button>
          )
        }
        actions={
          gathered && chat.owners.length === 0 ? (
            <Button kind="soft" onClick={() => setAppointing(true)}>
              {t('line.appoint')}
            </Button>
          ) : undefined
        }
      />
      {appointing && (
        <AppointDialog
          chatId={chat.id}
          title={title}
          organizationId={organizationId}
          onClose={() => setAppointing(false)}
        />
      )}
    </>
  )
}
