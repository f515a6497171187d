import { FilePen, Printer } from 'lucide-react'
import type { printDocument } from '#contract/consents'
import type { Paper } from '#contract/refusals'
import { Button, Card } from '#ui'
import { downloadUrl } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'

/** R180: what others sign here, these families sign on paper. */
export function PapersCard({ papers }: { papers: Paper[] }) {
  const t = useWords('refusals')
  if (papers.length === 0) return null
  return (
    <Card title={t('papers.title')} className="refusals-narrow">
      <p className="dim">{t('papers.text')}</p>
      <ul className="refusals-rows">
        {papers.map(({ requestId, title, deadline, subject }) => (
          <li key={`${requestId} ${subject.id}`}>
            <b>{[subject.fullName, subject.className].filter(Boolean).join(', ')}</b>
            <span className="small dim">
              {title}
              {deadline && ` · ${t('papers.until', { when: formatBrief(deadline) })}`}
            </span>
            <span className="row wrap">
              <Button
                kind="soft"
                icon={Printer}
                target="_blank"
                href={downloadUrl<typeof printDocument>('consents.printDocument', { requestId, subjectId: subject.id })}
              >
                {t('papers.print')}
              </Button>
              <Button icon={FilePen} href={`/school/consents/${requestId}`}>
                {t('papers.enter')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
