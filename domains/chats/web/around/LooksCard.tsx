import './words.ts'
import { Eye } from 'lucide-react'
import { Note } from '#ui'
import { useAsk } from '#web/api'
import { dayTimeInSentence, useWords } from '#web/i18n'
import type { Chat, listLooks } from '../../contract.ts'

export const useLooks = (chat: Pick<Chat, 'id'>, enabled = true) =>
  useAsk<typeof listLooks>('chats.listLooks', { chatId: chat.id }, { enabled, staleTime: 5 * 60_000 }).data?.looks

/** Who of the administration has looked in, when and why. */
export function LooksCard({ chat }: { chat: Chat }) {
  const t = useWords('around')
  const looks = useLooks(chat, chat.lookedAt !== null)
  if (!looks?.length) return null
  return (
    <section className="stack stack-s" aria-label={t('looks.title')}>
      <h3>{t('looks.title')}</h3>
      <Note icon={Eye}>
        <ul className="stack stack-s">
          {looks.map(({ id, by, reason, at, until }) => (
            <li key={id}>
              <b>{by}</b>, {dayTimeInSentence(at)}
              {Date.parse(until) > Date.now() && ` · ${t('looks.now')}`}
              <br />
              {t('looks.reason', { reason })}
            </li>
          ))}
        </ul>
      </Note>
    </section>
  )
}
