import { clsx } from 'clsx'
import type { HelpLine, HelpSide } from '#contract/support'
import { dayTimeInSentence, useWords } from '#web/i18n'

export function Lines({ lines, side }: { lines: readonly HelpLine[]; side: HelpSide }) {
  const t = useWords('support')
  if (lines.length === 0) return null
  return (
    <ol className="support-lines" aria-label={t('thread.lines')}>
      {lines.map((line) => (
        <li key={line.id} className={clsx('support-line', line.side === side && 'support-own')}>
          <p className="small dim">
            {[line.name || t(`side.${line.side}`), dayTimeInSentence(line.at), line.inner && t('thread.inner')]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="support-words">{line.text}</p>
        </li>
      ))}
    </ol>
  )
}
