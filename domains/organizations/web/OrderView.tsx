import { ExternalLink } from 'lucide-react'
import type { Application, openOrder } from '#contract/organizations'
import { Button } from '#ui'
import { downloadUrl } from '#web/api'
import { formatSize, useWords } from '#web/i18n'

/** The order itself, in the card: an operator compares the paper with the words above it. */
export function OrderView({ application }: { application: Application }) {
  const t = useWords('organizations')
  const { fileName, fileSize, mediaType } = application.order
  const url = downloadUrl<typeof openOrder>('organizations.openOrder', { applicationId: application.id })
  return (
    <figure className="order">
      <figcaption>
        <span className="sp">
          <b>{fileName}</b> <span className="small dim nowrap">{formatSize(fileSize)}</span>
        </span>
        <Button kind="line" icon={ExternalLink} href={url} target="_blank" rel="noreferrer">
          {t('order.open')}
        </Button>
      </figcaption>
      {mediaType === 'application/pdf' ? (
        <iframe src={`${url}#toolbar=0&navpanes=0&view=FitH`} title={t('order.scan')} loading="lazy" />
      ) : (
        <img src={url} alt={t('order.scan')} loading="lazy" />
      )}
    </figure>
  )
}
