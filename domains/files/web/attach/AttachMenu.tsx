import { Camera, Image, Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { Button, Icon, Menu, type MenuItem } from '#ui'
import { useWords } from '#web/i18n'
import '../words.ts'

type Props = { onFiles: (files: File[]) => void; disabled?: boolean }

// Named one by one, and without HEIC: a telephone then turns its pictures into JPEG by itself.
const PICTURES = 'image/jpeg,image/png,image/webp,image/gif,video/mp4,video/webm,video/quicktime'

/** The paper clip of a composer: photos, the camera of a phone, any file. */
export function AttachMenu({ onFiles, disabled }: Props) {
  const t = useWords('files')
  const pictures = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const any = useRef<HTMLInputElement>(null)
  const inHand = matchMedia('(pointer: coarse)').matches
  const choose = (which: typeof any) => () => which.current?.click()
  const items: MenuItem[] = [
    { key: 'pictures', label: t('attach.pictures'), icon: Image, onSelect: choose(pictures) },
    ...(inHand ? [{ key: 'camera', label: t('attach.camera'), icon: Camera, onSelect: choose(camera) }] : []),
    { key: 'any', label: t('attach.any'), icon: Paperclip, onSelect: choose(any) },
  ]
  const input = { type: 'file', hidden: true, tabIndex: -1, 'aria-hidden': true } as const
  return (
    <>
      <Menu
        trigger={
          <Button className="btn-round" aria-label={t('attach.label')} title={t('attach.label')} disabled={disabled}>
            <Icon of={Paperclip} size="l" />
          </Button>
        }
        label={t('attach.label')}
        items={items}
        align="start"
      />
      <input {...input} ref={pictures} accept={PICTURES} multiple onChange={({ target }) => give(target, onFiles)} />
      <input
        {...input}
        ref={camera}
        accept="image/jpeg"
        capture="environment"
        onChange={({ target }) => give(target, onFiles)}
      />
      <input {...input} ref={any} multiple onChange={({ target }) => give(target, onFiles)} />
    </>
  )
}

function give(input: HTMLInputElement, onFiles: Props['onFiles']): void {
  const files = [...(input.files ?? [])]
  input.value = '' // the same file may be chosen again
  if (files.length > 0) onFiles(files)
}
