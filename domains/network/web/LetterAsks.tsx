import './words.ts'
import { Mail } from 'lucide-react'
import { AskCard, Button } from '#ui'
import { useWords } from '#web/i18n'
import { useLettersToSchool } from './use-letters.ts'

/** In the lane «Важное» of the administration: a curator has written, and nobody of the school has read it. */
export function LetterAsks() {
  const t = useWords('network')
  return useLettersToSchool().map(({ id, name, unread }) => (
    <AskCard
      key={id}
      icon={Mail}
      kind={t('asks.kind')}
      title={name}
      text={t('asks.text', { count: unread })}
      actions={
        <Button kind="pri" href={`/school/curators?curator=${id}`}>
          {t('asks.open')}
        </Button>
      }
    />
  ))
}
