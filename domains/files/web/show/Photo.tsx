import { clsx } from 'clsx'
import { type CSSProperties, useState } from 'react'
import type { FileRef } from '#contract/files'
import { fileUrl } from './address.ts'

type Props = { file: FileRef; alone?: boolean }

/** Its place is kept from the first moment, and a blur of it stands there until it has come. */
export function Photo({ file, alone }: Props) {
  const [here, setHere] = useState(false)
  const { width = 4, height = 3, blur } = file
  const ratio = alone ? Math.min(2, Math.max(0.66, width / height)) : 1
  const style = { aspectRatio: ratio, ...(blur ? { '--blur': `url("${blur}")` } : {}) } as CSSProperties
  return (
    <span className={clsx('files-picture', here && 'files-here')} style={style}>
      <img
        src={fileUrl(file, alone ? '1280' : '320')}
        {...(alone ? { srcSet: `${fileUrl(file, '320')} 320w, ${fileUrl(file, '1280')} 1280w`, sizes: '360px' } : {})}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        onLoad={() => setHere(true)}
      />
    </span>
  )
}
