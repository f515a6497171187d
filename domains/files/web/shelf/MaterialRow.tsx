import { Download, Ellipsis, Film, MessageSquare, Mic, Music, Pin, PinOff } from 'lucide-react'
import { useState } from 'react'
import type { Material, pinMaterial } from '#contract/files'
import { type Glyph, Icon, IconButton, Menu, type MenuItem, Tag } from '#ui'
import { useRun } from '#web/api'
import { dotted } from '#web/dotted'
import { formatSize, formatTime, useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { saveUrl } from '../show/address.ts'
import { iconOf } from '../show/DocumentRow.tsx'
import { Photo } from '../show/Photo.tsx'
import { SoundPlayer } from '../show/SoundPlayer.tsx'
import { VideoPlayer } from '../show/VideoPlayer.tsx'
import { placeOf } from './place-of.ts'

type Props = { material: Material; alone: boolean; onPhoto: () => void }

export function MaterialRow({ material, alone, onPhoto }: Props) {
  const t = useWords('files')
  const { file, author, chat, subject } = material
  const [open, setOpen] = useState(false)
  const name = file.kind === 'voice' ? t('voice.message') : file.name
  const about = [
    author.name,
    ...(alone ? [] : [placeOf(chat, author.name, t)]),
    formatTime(material.sentAt),
    formatSize(file.size),
  ]
  const inside = (
    <>
      <Cover material={material} />
      <span className="sp">
        <b>{name}</b>
        <small>{dotted(...about)}</small>
        {(subject || file.macros) && (
          <span className="row wrap files-tags">
            {subject && <Tag>{subject.name}</Tag>}
            {file.macros && <Tag kind="wait">{t('about.withMacros')}</Tag>}
          </span>
        )}
      </span>
    </>
  )
  const plays = file.kind === 'video' || file.kind === 'audio' || file.kind === 'voice'
  return (
    <li className="files-material">
      <div className="row">
        {file.kind === 'document' ? (
          <a className="files-open" href={saveUrl(file)} data-file="">
            {inside}
          </a>
        ) : (
          <button
            type="button"
            className="files-open"
            aria-expanded={plays ? open : undefined}
            onClick={plays ? () => setOpen(!open) : onPhoto}
          >
            {inside}
          </button>
        )}
        <Deeds material={material} name={name} />
      </div>
      {open && plays && (file.kind === 'video' ? <VideoPlayer file={file} /> : <SoundPlayer file={file} />)}
    </li>
  )
}

function Deeds({ material: { file, chat, msgNo, pinned, can }, name }: { material: Material; name: string }) {
  const t = useWords('files')
  const pin = useRun<typeof pinMaterial>('files.pinMaterial', { refresh: ['files.listMaterials'] })
  const turn = () => pin.mutate({ fileId: file.id, on: !pinned }, { onError: sayRefusal })
  const items: MenuItem[] = [
    { key: 'chat', label: t('shelf.inChat'), icon: MessageSquare, href: `/chats/${chat.id}?message=${msgNo}` },
    ...(can.pin
      ? [{ key: 'pin', label: t(pinned ? 'shelf.unpin' : 'shelf.pin'), icon: pinned ? PinOff : Pin, onSelect: turn }]
      : []),
  ]
  return (
    <>
      <IconButton
        className="only-wide"
        icon={Download}
        label={t('shelf.save', { name })}
        href={saveUrl(file)}
        data-file=""
      />
      <Menu
        trigger={<IconButton icon={Ellipsis} label={t('shelf.deeds', { name })} />}
        label={t('shelf.deeds', { name })}
        items={items}
        align="end"
      />
    </>
  )
}

function Cover({ material: { file } }: { material: Material }) {
  if (file.kind === 'photo') {
    return (
      <span className="files-cover">
        <Photo file={file} />
      </span>
    )
  }
  const icons: Partial<Record<typeof file.kind, Glyph>> = { video: Film, audio: Music, voice: Mic }
  return (
    <span className="files-cover">
      <Icon of={icons[file.kind] ?? iconOf(file)} size="l" />
    </span>
  )
}
