import type { Case, openEvidence } from '#contract/moderation'
import { downloadUrl } from '#web/api'
import { formatSize, formatTime, useWords } from '#web/i18n'
import { dayOf } from './day.ts'

type Part = Pick<Case, 'id' | 'around' | 'author' | 'msgNo' | 'evidence'>

/** What was said and what stood around it, with the hash that proves it was not changed. */
export function EvidencePart({ about, zone }: { about: Part; zone: string }) {
  const t = useWords('moderation')
  const { evidence } = about
  const before = about.around.filter(({ msgNo }) => msgNo < about.msgNo)
  const after = about.around.filter(({ msgNo }) => msgNo > about.msgNo)
  const lines = (some: Part['around']) =>
    some.map((one) => (
      <li key={one.msgNo} className="small dim">
        <b>{one.author}</b>: {one.text || t('case.removedText')}
      </li>
    ))
  return (
    <div className="moderation-evidence">
      <ol aria-label={t('case.around')}>
        {lines(before)}
        <li>
          <blockquote className="moderation-said">
            <b className="small">{about.author.name}</b>
            <span>{evidence.text}</span>
            {evidence.files.map((file) => (
              <a
                key={file.id}
                className="small"
                data-file
                href={downloadUrl<typeof openEvidence>('moderation.openEvidence', {
                  caseId: about.id,
                  fileId: file.id,
                })}
              >
                {file.name}, {formatSize(file.size)}
              </a>
            ))}
            <time className="xs" dateTime={evidence.sentAt}>
              {dayOf(evidence.sentAt, zone)}, {formatTime(evidence.sentAt, { timeZone: zone })}
            </time>
          </blockquote>
        </li>
        {lines(after)}
      </ol>
      <details className="xs dim">
        <summary>{t('case.kept', { date: dayOf(evidence.keptAt, zone) })}</summary>
        <code>sha256 {evidence.sha256}</code>
      </details>
    </div>
  )
}
