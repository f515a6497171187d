import { Paperclip, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { TaskFile } from '#contract/lessons'
import { UploadTray, uploadFiles, uploads, useUploads } from '#screens/files'
import { FileDrop, Icon, IconButton } from '#ui'
import { newId } from '#web/api'
import { formatSize, useWords } from '#web/i18n'

const MOST = 10

/** Files that stand there already, and those on their way; `ids` is what to save. */
export function useTaskFiles(before: TaskFile[]) {
  const [scope] = useState(newId)
  const [kept, setKept] = useState(before)
  const sent = useUploads(scope)
  useEffect(() => () => void uploads.take(scope), [scope])
  const ready = sent.filter(({ stage }) => stage === 'ready').map(({ id }) => id)
  return {
    scope,
    kept,
    sent: sent.length,
    ids: [...kept.map(({ id }) => id), ...ready],
    busy: sent.some(({ stage }) => stage !== 'ready' && stage !== 'refused'),
    drop: (id: string) => setKept(kept.filter((one) => one.id !== id)),
    saved(now: TaskFile[]) {
      uploads.take(scope)
      setKept(now)
    },
  }
}

type FieldProps = {
  files: ReturnType<typeof useTaskFiles>
  organizationId: string
  label: string
  hrefOf: (fileId: string) => string
}

export function TaskFilesField({ files, organizationId, label, hrefOf }: FieldProps) {
  return (
    <div className="stack stack-s">
      <FileList files={files.kept} hrefOf={hrefOf} onDrop={files.drop} />
      <UploadTray scope={files.scope} />
      {files.kept.length + files.sent < MOST && (
        <FileDrop
          label={label}
          icon={Paperclip}
          multiple
          onFiles={(some) => uploadFiles(some, { organizationId, scope: files.scope })}
        />
      )}
    </div>
  )
}

type ListProps = { files: TaskFile[]; hrefOf: (fileId: string) => string; onDrop?: (fileId: string) => void }

export function FileList({ files, hrefOf, onDrop }: ListProps) {
  const t = useWords('lessons')
  if (files.length === 0) return null
  return (
    <ul className="lessons-files">
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <Icon of={Paperclip} size="s" />
          <a href={hrefOf(id)} data-file>
            {name}
          </a>
          <span className="small dim nowrap">{formatSize(size)}</span>
          {onDrop && <IconButton icon={X} label={t('task.dropFile', { name })} onClick={() => onDrop(id)} />}
        </li>
      ))}
    </ul>
  )
}
