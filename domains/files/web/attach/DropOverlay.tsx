import '../files.css'
import '../words.ts'
import { Upload } from 'lucide-react'
import { Icon } from '#ui'
import { useWords } from '#web/i18n'

/** Covers its positioned parent while files hang over it. */
export function DropOverlay({ show }: { show: boolean }) {
  const t = useWords('files')
  if (!show) return null
  return (
    <div className="files-drop" aria-hidden="true">
      <Icon of={Upload} size="l" />
      <b>{t('attach.drop')}</b>
    </div>
  )
}
