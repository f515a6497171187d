import '../files.css'
import '../words.ts'
import { FileArchive, FileCode, FileSpreadsheet, FileText, FileType, Presentation } from 'lucide-react'
import type { FileRef } from '#contract/files'
import { FileRow, type Glyph } from '#ui'
import { formatSize, type Say, useWords } from '#web/i18n'
import { saveUrl } from './address.ts'

/** «Подготовка к контрольной.pdf — 340 КБ, проверено». A press saves it. */
export function DocumentRow({ file }: { file: FileRef }) {
  const t = useWords('files')
  return <FileRow icon={iconOf(file)} name={file.name} text={aboutFile(file, t)} href={saveUrl(file)} />
}

export const aboutFile = (file: FileRef, t: Say): string =>
  t(file.macros ? 'about.macros' : file.scanned ? 'about.scanned' : 'about.checked', { size: formatSize(file.size) })

export function iconOf({ name }: Pick<FileRef, 'name'>): Glyph {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return ICONS.find(([extensions]) => extensions.includes(extension))?.[1] ?? FileText
}

const ICONS: [string[], Glyph][] = [
  [['zip', '7z', 'rar', 'tar', 'gz', 'tgz'], FileArchive],
  [['xls', 'xlsx', 'xlsm', 'ods', 'csv'], FileSpreadsheet],
  [['ppt', 'pptx', 'pptm', 'ppsx', 'odp'], Presentation],
  [['py', 'pas', 'cpp', 'c', 'java', 'html', 'json', 'xml', 'sb3'], FileCode],
  [['pdf'], FileType],
]
