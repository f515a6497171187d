import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import type { uploadRoster } from '#contract/rosters'
import { Card, FileDrop, Note, Progress } from '#ui'
import { ApiError, newId, refresh, uploadFile } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'

const MOST = 15 * 1024 * 1024

/** The file goes up with its progress; from then on the server works by itself. */
export function UploadCard({ organizationId }: { organizationId: string }) {
  const t = useWords('rosters')
  const go = useGo()
  const [share, setShare] = useState<number>()
  const [fault, setFault] = useState<string>()

  async function bring([file]: File[]) {
    if (!file || share !== undefined) return
    setFault(undefined)
    if (file.size > MOST) return setFault(t('upload.tooLarge'))
    if (file.size === 0) return setFault(t('upload.empty'))
    setShare(0)
    const id = newId()
    try {
      await uploadFile<typeof uploadRoster>(
        'rosters.uploadRoster',
        { id, organizationId, name: file.name },
        file,
        setShare,
      )
      refresh('rosters.listImports')
      go(`/school/lists/${id}`)
    } catch (error) {
      setFault(error instanceof ApiError ? error.reason : t('upload.failed'))
      setShare(undefined)
    }
  }

  return (
    <Card title={t('upload.title')}>
      <div className="stack">
        <p className="dim">{t('upload.text')}</p>
        {share === undefined ? (
          <FileDrop
            icon={FileSpreadsheet}
            label={t('upload.choose')}
            hint={t('upload.kinds')}
            accept=".xlsx,.csv,.txt,.tsv,.zip"
            onFiles={bring}
          />
        ) : (
          <div className="rosters-busy" role="status">
            <p>{t('upload.going')}</p>
            <Progress value={share} max={1} label={t('upload.going')} />
          </div>
        )}
        {fault && (
          <Note kind="bad" live>
            {fault}
          </Note>
        )}
        <Note>{t('upload.safe')}</Note>
      </div>
    </Card>
  )
}
