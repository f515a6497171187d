import { FileDown, Printer } from 'lucide-react'
import type { openDocument, Version } from '#contract/acts'
import { Button, Card, Tag } from '#ui'
import { downloadUrl } from '#web/api'
import { formatSize, useWords } from '#web/i18n'
import { paperDay } from './days.ts'
import { PaperSheet } from './PaperSheet.tsx'

/** A version: its terms, its words, and the ways to take it along. */
export function VersionCard({ version, short }: { version: Version; short?: boolean }) {
  const t = useWords('acts')
  const { number, adoptedOn, validFrom, validTo, pupilsCouncil, parentsCouncil, state, no } = version
  const terms = [
    t('from', { number: number || '—', day: paperDay(adoptedOn!) }),
    t(validTo ? 'term.fromTo' : 'term.from', { from: paperDay(validFrom!), to: validTo ? paperDay(validTo) : '' }),
  ]
  return (
    <Card
      title={t('version', { no })}
      mark={<Tag {...(state === 'current' ? { kind: 'ok' as const } : {})}>{t(`state.${state}`)}</Tag>}
    >
      <div className="stack">
        <p>{terms.join(' · ')}</p>
        {(pupilsCouncil || parentsCouncil) && (
          <p className="small dim">
            {[
              pupilsCouncil && t('council.pupils', { minutes: pupilsCouncil }),
              parentsCouncil && t('council.parents', { minutes: parentsCouncil }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        <Documents version={version} />
        {version.text && !short && <PaperSheet text={version.text} label={t('words')} />}
      </div>
    </Card>
  )
}

export function Documents({ version }: { version: Version }) {
  const t = useWords('acts')
  const at = (format: 'docx' | 'pdf' | 'file') =>
    downloadUrl<typeof openDocument>('acts.openDocument', { versionId: version.id, format })
  if (version.file) {
    return (
      <div className="row wrap">
        <Button kind="line" icon={FileDown} href={at('file')} data-file>
          {`${version.file.name}, ${formatSize(version.file.size)}`}
        </Button>
      </div>
    )
  }
  return (
    <div className="row wrap">
      <Button kind="line" icon={Printer} href={at('pdf')} target="_blank">
        {t('pdf')}
      </Button>
      <Button kind="line" icon={FileDown} href={at('docx')} data-file>
        {t('docx')}
      </Button>
    </div>
  )
}
