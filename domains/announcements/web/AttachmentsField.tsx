import { Paperclip, X } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import type { FileRef } from '#contract/files'
import { UploadTray, uploadFiles, uploads, useUploads } from '#screens/files'
import { FileDrop, Icon, IconButton } from '#ui'
import { newId } from '#web/api'
import { formatSize, useWords } from '#web/i18n'

const MOST = 10

/** Files that stand there already, and those on their way; `ids` is what to save. */
export function useAttachments(before: readonly FileRef[]) {
  const [scope] = useState(newId)
  const [kept, setKept] = useState(before)
  const sent = useUploads(scope)
  useEffect(() => () => void uploads.take(scope), [scope])
  const ready = sent.flatMap(({ file }) => file ?? [])
  return {
    scope,
    kept,
    left: MOST - kept.length - sent.length,
    shown: [...kept, ...ready],
    ids: [...kept, ...ready].map(({ id }) => id),
    coming: sent.some(({ stage }) => stage !== 'ready' && stage !== 'refused' && stage !== 'lost'),
    drop: (id: string) => setKept(kept.filter((one) => one.id !== id)),
    saved(now: readonly FileRef[]) {
      uploads.take(scope)
      setKept(now)
    },
  }
}

type Props = { files: ReturnType<typeof useAttachments>; organizationId: string; error: string | undefined }

/** Papers, a poster, a table: what goes with the words (R080). */
export function AttachmentsField({ files, organizationId, error }: Props) {
  const t = useWords('announcements')
  return (
    <fieldset className="announcements-audience">
      <legend>{t('edit.files')}</legend>
      {files.kept.length > 0 && (
        <ul className="announcements-for">
          {files.kept.map(({ id, name, size }) => (
            <li key={id}>
              <span className="row">
                <Icon of={Paperclip} size="s" />
                {name}
              </span>
              <span className="row">
                <span className="small dim nowrap">{formatSize(size)}</span>
                <IconButton icon={X} label={t('edit.dropFile', { name })} onClick={() => files.drop(id)} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        <UploadTray scope={files.scope} />
      </Suspense>
      {files.left > 0 && (
        <FileDrop
          label={t('edit.addFiles')}
          hint={t('edit.filesHint')}
          icon={Paperclip}
          multiple
          onFiles={(some) => uploadFiles(some.slice(0, files.left), { organizationId, scope: files.scope })}
        />
      )}
      {files.coming && <p className="small dim">{t('edit.filesComing')}</p>}
      {error && (
        <p className="announcements-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
