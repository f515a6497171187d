import '../files.css'
import '../words.ts'
import type { FileRef } from '#contract/files'
import { formatSize, useWords } from '#web/i18n'
import { fileUrl, saveUrl } from './address.ts'
import { playAlone } from './play-alone.ts'

/** The browser's own player, which people know; the place is kept by the film's own shape. */
export function VideoPlayer({ file }: { file: FileRef }) {
  const t = useWords('files')
  const { width = 16, height = 9 } = file
  return (
    <figure className="files-video">
      {/* biome-ignore lint/a11y/useMediaCaption: what people film themselves has no captions */}
      <video
        src={`${fileUrl(file)}#t=0.1`}
        controls
        playsInline
        preload="metadata"
        aria-label={t('video.label', { name: file.name })}
        style={{ aspectRatio: Math.min(2, Math.max(0.66, width / height)) }}
        onPlay={(event) => playAlone(event.currentTarget)}
      />
      <figcaption>
        <a href={saveUrl(file)} data-file="">
          {file.name}
        </a>{' '}
        <span className="nowrap">{formatSize(file.size)}</span>
      </figcaption>
    </figure>
  )
}
