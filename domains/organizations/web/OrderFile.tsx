import { FileCheck, FileUp } from 'lucide-react'
import { useState } from 'react'
import type { uploadOrder } from '#contract/organizations'
import { lineId } from '#screens/accounts'
import { Button, FileDrop, Icon, Progress } from '#ui'
import { ApiError, newId, uploadFile } from '#web/api'
import { formatSize, useWords } from '#web/i18n'

const LARGEST = 20 * 1024 * 1024
const ACCEPTED = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

type OrderFileProps = {
  fileId: string
  fileName: string
  error: string | undefined
  onFile: (file: { fileId: string; name: string } | undefined) => void
}

/** The scan of the order: chosen or dropped, on its way at once, with its progress. */
export function OrderFile({ fileId, fileName, error, onFile }: OrderFileProps) {
  const t = useWords('organizations')
  const [sending, setSending] = useState<{ name: string; share: number }>()
  const [trouble, setTrouble] = useState<string>()

  async function take(file: File | undefined): Promise<void> {
    if (!file) return
    setTrouble(undefined)
    if (file.size > LARGEST) return setTrouble(t('order.tooLarge', { size: formatSize(file.size) }))
    const progress = (share: number) => setSending({ name: file.name, share })
    progress(0)
    try {
      const input = { id: newId(), name: file.name }
      onFile(await uploadFile<typeof uploadOrder>('organizations.uploadOrder', input, file, progress))
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) throw refusal
      setTrouble(refusal.reason)
    } finally {
      setSending(undefined)
    }
  }

  const wrong = trouble ?? error
  return (
    <section
      className="order-file"
      id={lineId('order.fileId')}
      tabIndex={-1}
      aria-label={t('order.scan')}
      aria-describedby="order-error"
      data-wrong={wrong ? true : undefined}
    >
      {sending ? (
        <div className="order-line">
          <Icon of={FileUp} size="l" />
          <div className="sp">
            <b>{sending.name}</b>
            <Progress
              value={sending.share * 100}
              label={t('order.sent', { percent: Math.round(sending.share * 100) })}
            />
          </div>
        </div>
      ) : fileId ? (
        <div className="order-line">
          <Icon of={FileCheck} size="l" />
          <div className="sp">
            <b>{fileName}</b>
            <p className="small dim">{t('order.here')}</p>
          </div>
          <Button kind="line" onClick={() => onFile(undefined)}>
            {t('order.another')}
          </Button>
        </div>
      ) : (
        <FileDrop
          label={t('order.title')}
          hint={t('order.text')}
          accept={ACCEPTED}
          icon={FileUp}
          onFiles={([file]) => take(file)}
        />
      )}
      <p id="order-error" className="order-error" aria-live="polite">
        {wrong}
      </p>
    </section>
  )
}
