import { Flag } from 'lucide-react'
import { useState } from 'react'
import type { Case } from '#contract/moderation'
import { Button, Card, Tag } from '#ui'
import { formatBrief, useWords } from '#web/i18n'
import { chatName } from './chat-name.ts'
import { DecideForm } from './DecideForm.tsx'
import { EvidencePart } from './EvidencePart.tsx'
import { MeasureList } from './MeasureList.tsx'

/** One message, who complained and of what, and the decision. */
export function CaseCard({ about, zone }: { about: Case; zone: string }) {
  const t = useWords('moderation')
  const [deciding, setDeciding] = useState(false)
  const kinds = [...new Set(about.reports.map(({ kind }) => kind))]
  return (
    <Card
      className="moderation-case"
      title={about.author.name}
      mark={kinds.map((kind) => (
        <Tag key={kind} kind="wait" icon={Flag}>
          {t(`report.${kind}`)}
        </Tag>
      ))}
      aside={<span className="small dim">{formatBrief(about.openedAt, { timeZone: zone })}</span>}
    >
      <p className="small dim">
        {chatName(t, about.chat)}
        {about.rule && ` · ${t('case.rule', { rule: about.rule })}`}
        {about.gone && ` · ${t('case.gone')}`}
      </p>
      <EvidencePart about={about} zone={zone} />
      {about.reports.length > 0 && (
        <ul className="moderation-reports">
          {about.reports.map((one) => (
            <li key={one.id} className="small">
              <b>{one.by.name}</b>: {t(`report.${one.kind}`).toLowerCase()}
              {one.words && `. «${one.words}»`}
            </li>
          ))}
        </ul>
      )}
      <MeasureList measures={about.measures} zone={zone} />
      {about.outcome === 'dismissed' && <p className="small dim">{t('case.dismissed', { name: about.closedBy })}</p>}
      {about.can.decide &&
        (deciding ? (
          <DecideForm about={about} onClose={() => setDeciding(false)} />
        ) : (
          <Button kind="pri" onClick={() => setDeciding(true)}>
            {t('case.decide')}
          </Button>
        ))}
    </Card>
  )
}
