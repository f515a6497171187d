import { FileDown } from 'lucide-react'
import { useState } from 'react'
import type { ExportFormat, exportRoster } from '#contract/rosters'
import { Button, Card, RadioGroup, Segmented } from '#ui'
import { downloadUrl } from '#web/api'
import { useWords } from '#web/i18n'

const FORMATS: ExportFormat[] = ['xlsx', 'csv', 'csv1251', 'oneroster', 'sds']

/** The school's list is the school's: it goes out in the forms it came in. */
export function ExportCard({ organizationId }: { organizationId: string }) {
  const t = useWords('rosters')
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [who, setWho] = useState<'pupils' | 'staff'>('pupils')
  const whole = format === 'oneroster' || format === 'sds'
  return (
    <Card title={t('export.title')}>
      <div className="stack">
        <p className="dim">{t('export.text')}</p>
        <RadioGroup
          label={t('export.format')}
          value={format}
          onChange={setFormat}
          options={FORMATS.map((value) => ({ value, label: t(`export.${value}`) }))}
        />
        {!whole && (
          <Segmented
            label={t('export.who')}
            value={who}
            onChange={setWho}
            options={[
              { value: 'pupils', label: t('mapping.pupils') },
              { value: 'staff', label: t('mapping.staff') },
            ]}
          />
        )}
        <Button
          kind="line"
          icon={FileDown}
          data-file
          href={downloadUrl<typeof exportRoster>('rosters.exportRoster', { organizationId, format, who })}
        >
          {t('export.go')}
        </Button>
        <p className="small dim">{t('export.safe')}</p>
      </div>
    </Card>
  )
}
