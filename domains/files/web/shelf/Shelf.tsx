import { BookOpen, SearchX } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { FileRef, Material } from '#contract/files'
import { Button, Empty, Note, Skeleton } from '#ui'
import { formatDay, useWords } from '#web/i18n'
import { MaterialRow } from './MaterialRow.tsx'
import type { ShelfView } from './use-shelf.ts'

const PhotoViewer = lazy(() => import('../show/PhotoViewer.tsx').then((file) => ({ default: file.PhotoViewer })))

type Props = {
  shelf: ShelfView
  filtering: boolean
  /** Of one chat: its name need not stand in every row. */
  alone: boolean
}

export function Shelf({ shelf: { materials, pinned, more, reason }, filtering, alone }: Props) {
  const t = useWords('files')
  const [photo, setPhoto] = useState<FileRef>()
  if (!materials) return reason ? <Note kind="bad">{reason}</Note> : <Skeleton rows lines={6} />
  if (materials.length === 0 && pinned.length === 0) return <Nothing filtering={filtering} />
  const photos = materials.map(({ file }) => file).filter(({ kind }) => kind === 'photo')
  const row = (material: Material) => (
    <MaterialRow key={material.file.id} material={material} alone={alone} onPhoto={() => setPhoto(material.file)} />
  )
  return (
    <>
      {pinned.length > 0 && (
        <section aria-label={t('shelf.pinned')}>
          <h2 className="files-day">{t('shelf.pinned')}</h2>
          <ul className="files-shelf">{pinned.map(row)}</ul>
        </section>
      )}
      {[...Map.groupBy(materials, ({ sentAt }) => formatDay(sentAt))].map(([day, those]) => (
        <section key={day} aria-label={day}>
          <h2 className="files-day">{day}</h2>
          <ul className="files-shelf">{those.map(row)}</ul>
        </section>
      ))}
      {reason && <Note kind="bad">{reason}</Note>}
      {more && (
        <Button wide onClick={more}>
          {t('shelf.more')}
        </Button>
      )}
      {photo && (
        <Suspense>
          <PhotoViewer
            photos={photos.some(({ id }) => id === photo.id) ? photos : [photo]}
            start={Math.max(
              0,
              photos.findIndex(({ id }) => id === photo.id),
            )}
            onClose={() => setPhoto(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}

function Nothing({ filtering }: { filtering: boolean }) {
  const t = useWords('files')
  return filtering ? (
    <Empty end icon={SearchX} title={t('shelf.notFound')} text={t('shelf.notFoundHint')} />
  ) : (
    <Empty icon={BookOpen} title={t('shelf.empty')} text={t('shelf.emptyHint')} />
  )
}
