import '../files.css'
import '../words.ts'
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import type { FileRef } from '#contract/files'
import { IconButton } from '#ui'
import { useWords } from '#web/i18n'
import { fileUrl, saveUrl } from './address.ts'
import { useZoom } from './use-zoom.ts'

type Props = { photos: readonly FileRef[]; start: number; onClose: () => void }

/** The whole window for one photo: arrows and swipes go on, wheel, pinch, plus and minus come nearer. */
export function PhotoViewer({ photos, start, onClose }: Props) {
  const t = useWords('files')
  const box = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(start)
  const photo = photos[at]!
  const go = (by: number) => setAt((now) => Math.min(photos.length - 1, Math.max(0, now + by)))
  const zoom = useZoom({ key: photo.id, onSwipe: go, onClose })

  useLayoutEffect(() => {
    const dialog = box.current!
    dialog.showModal()
    dialog.focus()
    return () => dialog.close()
  }, [])

  const keyed = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') go(1)
    else if (key === 'ArrowLeft') go(-1)
    else if (key === '+' || key === '=') zoom.by(1.5)
    else if (key === '-') zoom.by(1 / 1.5)
    else if (key === '0') zoom.reset()
  }

  return (
    <dialog
      ref={box}
      className="files-viewer board"
      tabIndex={-1}
      aria-label={t('viewer.label', { place: at + 1, count: photos.length })}
      onKeyDown={keyed}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <span className="sp">
          <b>{photo.name}</b>
          {photos.length > 1 && (
            <small aria-live="polite">{t('viewer.place', { place: at + 1, count: photos.length })}</small>
          )}
        </span>
        <IconButton className="only-wide" icon={ZoomOut} label={t('viewer.smaller')} onClick={() => zoom.by(1 / 1.5)} />
        <IconButton className="only-wide" icon={ZoomIn} label={t('viewer.larger')} onClick={() => zoom.by(1.5)} />
        <IconButton icon={Download} label={t('viewer.save')} href={saveUrl(photo)} data-file="" />
        <IconButton icon={X} label={t('viewer.close')} onClick={onClose} />
      </header>
      <div className="files-stage" {...zoom.handlers}>
        <img
          key={photo.id}
          src={fileUrl(photo)}
          style={{ ...zoom.style, ...(photo.blur ? { backgroundImage: `url("${fileUrl(photo, '320')}")` } : {}) }}
          width={photo.width}
          height={photo.height}
          alt={photo.name}
          draggable={false}
        />
      </div>
      {at > 0 && (
        <IconButton
          className="files-prev"
          kind="soft"
          icon={ChevronLeft}
          label={t('viewer.previous')}
          onClick={() => go(-1)}
        />
      )}
      {at < photos.length - 1 && (
        <IconButton
          className="files-next"
          kind="soft"
          icon={ChevronRight}
          label={t('viewer.next')}
          onClick={() => go(1)}
        />
      )}
      {[photos[at - 1], photos[at + 1]].map(
        (near) => near && <link key={near.id} rel="prefetch" as="image" href={fileUrl(near)} />,
      )}
    </dialog>
  )
}
