import { Button, PersonRow, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { dotted } from '#web/dotted'
import { useWords } from '#web/i18n'
import type { Chat, joinChat, listOpenChats } from '../../contract.ts'

type Props = { organizationId: string; kind: 'group' | 'channel'; onDone: (chat: Chat) => void }

/** Before one makes another chat: those of colleagues that one may simply join (R073). */
export function OpenChats({ organizationId, kind, onDone }: Props) {
  const t = useWords('newChat')
  const { data } = useAsk<typeof listOpenChats>('chats.listOpenChats', { organizationId })
  const join = useRun<typeof joinChat>('chats.joinChat', { refresh: ['chats.listOpenChats'], onDone })
  const open = (data?.chats ?? []).filter((chat) => chat.kind === kind && !chat.seated)
  if (open.length === 0) return null
  return (
    <section className="stack stack-s" aria-label={t('open.title')}>
      <h3>{t('open.title')}</h3>
      <ul className="people people-plain">
        {open.map(({ id, title, owners, people }) => (
          <li key={id}>
            <PersonRow
              id={id}
              name={title}
              room
              text={dotted(t('open.people', { count: people }), owners.join(', '))}
              aside={
                <Button
                  kind="soft"
                  aria-label={t('open.joinOf', { title })}
                  disabled={join.isPending}
                  onClick={() => join.mutate({ chatId: id }, { onError: ({ reason }) => toast(reason, { bad: true }) })}
                >
                  {t('open.join')}
                </Button>
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
