import '../files.css'
import '../words.ts'
import { clsx } from 'clsx'
import { lazy, Suspense, useState } from 'react'
import type { FileRef } from '#contract/files'
import { useWords } from '#web/i18n'
import { DocumentRow } from './DocumentRow.tsx'
import { Photo } from './Photo.tsx'
import { SoundPlayer } from './SoundPlayer.tsx'
import { VideoPlayer } from './VideoPlayer.tsx'

const PhotoViewer = lazy(() => import('./PhotoViewer.tsx').then((file) => ({ default: file.PhotoViewer })))

const SHOWN_AT_MOST = 9

/** Everything a message carries, in the bubble: photos side by side, then films, sounds, documents. */
export function FileGallery({ files }: { files: readonly FileRef[] }) {
  const photos = files.filter(({ kind }) => kind === 'photo')
  return (
    <div className="files-gallery">
      {photos.length > 0 && <Photos photos={photos} />}
      {files.map((file) => {
        if (file.kind === 'video') return <VideoPlayer key={file.id} file={file} />
        if (file.kind === 'voice' || file.kind === 'audio') return <SoundPlayer key={file.id} file={file} />
        return file.kind === 'document' ? <DocumentRow key={file.id} file={file} /> : null
      })}
    </div>
  )
}

function Photos({ photos }: { photos: readonly FileRef[] }) {
  const t = useWords('files')
  const [at, setAt] = useState<number>()
  const shown = photos.slice(0, SHOWN_AT_MOST)
  const rest = photos.length - shown.length
  return (
    <>
      <div className={clsx('files-photos', shown.length === 1 && 'files-photos-one')} data-count={shown.length}>
        {shown.map((photo, place) => (
          <button
            key={photo.id}
            type="button"
            className="files-photo"
            aria-label={t('photo.open', { place: place + 1, count: photos.length })}
            onClick={() => setAt(place)}
          >
            <Photo file={photo} alone={shown.length === 1} />
            {rest > 0 && place === shown.length - 1 && <span className="files-more">+{rest}</span>}
          </button>
        ))}
      </div>
      {at !== undefined && (
        <Suspense>
          <PhotoViewer photos={photos} start={at} onClose={() => setAt(undefined)} />
        </Suspense>
      )}
    </>
  )
}
