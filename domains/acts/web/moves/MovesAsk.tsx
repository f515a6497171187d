import '../words.ts'
import { ArrowRightLeft } from 'lucide-react'
import { AskCard, Button } from '#ui'
import { useWords } from '#web/i18n'
import { paperDay } from '../days.ts'
import { useOwnMoves } from './use-moves.ts'

/** In the lane «Важное»: chats that I am to bring here. */
export function MovesAsk() {
  const t = useWords('acts')
  const own = useOwnMoves()
  if (own.length === 0) return null
  const until = own
    .flatMap(({ until }) => until ?? [])
    .sort()
    .at(0)
  return (
    <AskCard
      icon={ArrowRightLeft}
      kind={t('moves.title')}
      due={until && t('moves.by', { when: paperDay(until) })}
      title={t('moves.ask', { count: own.length })}
      text={own.map(({ title }) => title).join(' · ')}
      actions={
        <Button kind="pri" href="/school/moves">
          {t('moves.open')}
        </Button>
      }
    />
  )
}
