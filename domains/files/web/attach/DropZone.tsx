import '../files.css'
import '../words.ts'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { DropOverlay } from './DropOverlay.tsx'

type Props = {
  /** Somewhere inside of what takes the files. */
  from: RefObject<Element | null>
  /** A selector of what takes them, around that place. */
  around: string
  onFiles: (files: File[]) => void
}

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

/** Takes files that are dropped anywhere on what stands around, and covers it while they hang over it. */
export function DropZone({ from, around, onFiles }: Props) {
  const [zone, setZone] = useState<Element | null>(null)
  const [over, setOver] = useState(false)
  const take = useRef(onFiles)
  take.current = onFiles
  useEffect(() => setZone(from.current?.closest(around) ?? null), [from, around])

  useEffect(() => {
    if (!zone) return
    // Going over a child leaves the parent, so they are counted.
    let depth = 0
    const enter = (event: DragEvent, by: number) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth = Math.max(0, depth + by)
      setOver(depth > 0)
    }
    const handlers = {
      dragenter: (event: DragEvent) => enter(event, 1),
      dragleave: (event: DragEvent) => enter(event, -1),
      dragover: (event: DragEvent) => enter(event, 0),
      drop: (event: DragEvent) => {
        enter(event, -depth)
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length > 0) take.current(files)
      },
    }
    const all = Object.entries(handlers) as [keyof typeof handlers, EventListener][]
    for (const [name, handle] of all) zone.addEventListener(name, handle)
    zone.toggleAttribute('data-drop', true)
    return () => {
      zone.toggleAttribute('data-drop', false)
      for (const [name, handle] of all) zone.removeEventListener(name, handle)
    }
  }, [zone])

  return zone && createPortal(<DropOverlay show={over} />, zone)
}
