import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/** For the whole conversation: spread `handlers` over it, and show `<DropOverlay>` while `over`. */
export function useFileDrop(onFiles: (files: File[]) => void) {
  const [over, setOver] = useState(false)
  // Going over a child leaves the parent, so they are counted.
  const depth = useRef(0)
  const enter = (by: number) => {
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  return {
    over,
    handlers: {
      onDragEnter: (event: DragEvent) => carriesFiles(event) && enter(1),
      onDragLeave: (event: DragEvent) => carriesFiles(event) && enter(-1),
      onDragOver: (event: DragEvent) => carriesFiles(event) && event.preventDefault(),
      onDrop: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        enter(-depth.current)
        const files = [...event.dataTransfer.files]
        if (files.length > 0) onFiles(files)
      },
    },
  }
}

/** Pictures from the clipboard; empty when there is text, which is pasted as ever. */
export function pastedFiles(event: ClipboardEvent): File[] {
  if (event.clipboardData.types.includes('text/plain')) return []
  const files = [...event.clipboardData.files]
  if (files.length > 0) event.preventDefault()
  return files
}
