import type { HelpRequest, HelpSide, openFile } from '#contract/support'
import { Card } from '#ui'
import { downloadUrl } from '#web/api'
import { formatDayTime, formatSize, useWords } from '#web/i18n'
import { useScreenName } from './screen-name.ts'

export function Question({ request, side }: { request: HelpRequest; side: HelpSide }) {
  const t = useWords('support')
  const { text, screen, device, files, asker, createdAt } = request
  const named = useScreenName(screen)
  return (
    <Card>
      <div className="stack stack-s">
        <p className="small dim">{formatDayTime(createdAt)}</p>
        <p className="support-words">{text}</p>
        {files.map(({ id, name, size }) => (
          <a
            key={id}
            data-file
            href={downloadUrl<typeof openFile>('support.openFile', { requestId: request.id, fileId: id })}
          >
            {`${name}, ${formatSize(size)}`}
          </a>
        ))}
        {asker.contact && (
          <p>
            {t('contact')}{' '}
            <a href={asker.contact.includes('@') ? `mailto:${asker.contact}` : `tel:${asker.contact}`}>
              {asker.contact}
            </a>
          </p>
        )}
        {side !== 'asker' && named && <p className="small dim">{t('ask.screen', { screen: named })}</p>}
        {side !== 'asker' && device && <p className="small dim support-device">{device}</p>}
      </div>
    </Card>
  )
}
