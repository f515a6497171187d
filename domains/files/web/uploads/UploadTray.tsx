import '../files.css'
import '../words.ts'
import { CircleAlert, CircleCheck, FileText, Mic, RotateCw, X } from 'lucide-react'
import { Icon, IconButton, Progress } from '#ui'
import { formatSize, type Say, useWords } from '#web/i18n'
import { type Upload, uploads } from './uploads.ts'
import { useUploads } from './use-uploads.ts'

/** Over the composer: what is on its way from here. Draws nothing when there is nothing. */
export function UploadTray({ scope }: { scope: string }) {
  const t = useWords('files')
  const list = useUploads(scope)
  if (list.length === 0) return null
  return (
    <ul className="files-tray" aria-label={t('tray.label')}>
      {list.map((upload) => (
        <Sending key={upload.id} upload={upload} t={t} />
      ))}
    </ul>
  )
}

function Sending({ upload, t }: { upload: Upload; t: Say }) {
  const { id, name, stage, share, size } = upload
  const going = stage === 'sending' || stage === 'paused'
  const percent = Math.round(share * 100)
  return (
    <li className="files-sending" data-stage={stage}>
      <Thumb upload={upload} />
      <span className="sp">
        <b>{upload.voice ? t('voice.message') : name}</b>
        <small role={stage === 'refused' ? 'alert' : undefined}>{saying(upload, t)}</small>
        {going && <Progress value={percent} label={t('tray.share', { percent, size: formatSize(size) })} />}
      </span>
      {stage === 'ready' && <Icon of={CircleCheck} className="good" label={t('tray.ready')} />}
      {stage === 'paused' && upload.reason && (
        <IconButton icon={RotateCw} label={t('tray.again', { name })} onClick={() => uploads.again(id)} />
      )}
      <IconButton icon={X} label={t('tray.drop', { name })} onClick={() => uploads.drop(id)} />
    </li>
  )
}

function Thumb({ upload: { picture, stage, voice } }: { upload: Upload }) {
  if (stage === 'refused') return <Sign of={CircleAlert} />
  if (picture) return <img className="files-thumb" src={picture} alt="" />
  return <Sign of={voice ? Mic : FileText} />
}

const Sign = ({ of }: { of: typeof FileText }) => (
  <span className="files-thumb">
    <Icon of={of} />
  </span>
)

function saying({ stage, share, size, reason }: Upload, t: Say): string {
  if (stage === 'refused') return reason
  if (stage === 'paused') return reason || t('tray.paused')
  if (stage === 'sending') return t('tray.sent', { sent: formatSize(size * share), size: formatSize(size) })
  return t(`tray.stage.${stage}`, { size: formatSize(size) })
}
