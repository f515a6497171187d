import './field.css'
import { clsx } from 'clsx'
import { Upload } from 'lucide-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'

export type FileDropProps = {
  label: string
  hint?: ReactNode
  /** As in `<input accept>`: «.xlsx,.csv». */
  accept?: string
  multiple?: boolean
  disabled?: boolean
  icon?: Glyph
  onFiles: (files: File[]) => void
}

/** Files by press, by keyboard or by dragging. */
export function FileDrop({ label, hint, accept, multiple, disabled, icon = Upload, onFiles }: FileDropProps) {
  const [over, setOver] = useState(false)
  const give = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1)
    if (files.length && !disabled) onFiles(files)
  }
  const drag = (event: DragEvent, now: boolean) => {
    event.preventDefault()
    setOver(now && !disabled)
    if (event.type === 'drop') give(event.dataTransfer.files)
  }
  return (
    <label
      className={clsx('drop', over && 'drop-over')}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => drag(event, false)}
    >
      <Icon of={icon} />
      <b>{label}</b>
      {hint && <span>{hint}</span>}
      <input
        type="file"
        className="sr"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => {
          give(event.target.files)
          event.target.value = ''
        }}
      />
    </label>
  )
}
