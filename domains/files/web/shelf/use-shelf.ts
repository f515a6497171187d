import { useRef, useState } from 'react'
import type { listMaterials, Material } from '#contract/files'
import { ApiError, ask, useAsk } from '#web/api'
import type { Sought } from './Filters.tsx'

export interface Where {
  organizationId?: string
  classId?: string
  chatId?: string
}

export interface ShelfView {
  /** Undefined while the first page is on its way. */
  materials: readonly Material[] | undefined
  pinned: readonly Material[]
  subjects: readonly { id: string; name: string }[]
  /** There are older ones. */
  more: (() => void) | undefined
  reason: string | undefined
}

interface Further {
  search: string
  materials: Material[]
  next: string | null
}

/** The shelf, forty at a time; another search begins with its first page. */
export function useShelf(where: Where, sought: Sought): ShelfView {
  const input = { ...where, ...sought }
  const search = JSON.stringify(input)
  const { data, error } = useAsk<typeof listMaterials>('files.listMaterials', input, { placeholderData: (old) => old })
  const [further, setFurther] = useState<Further>()
  const [failure, setFailure] = useState<string>()
  const known = useRef<ShelfView['subjects']>([])
  // A search by one subject still offers the others.
  if (data && data.subjects.length >= known.current.length) known.current = data.subjects
  const older = further?.search === search ? further : undefined
  const next = older ? older.next : data?.next
  const more = async () => {
    try {
      const page = await ask<typeof listMaterials>('files.listMaterials', { ...input, after: next! })
      setFurther({ search, materials: [...(older?.materials ?? []), ...page.materials], next: page.next })
      setFailure(undefined)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFailure(error.reason)
    }
  }
  return {
    materials: data && [...data.materials, ...(older?.materials ?? [])],
    pinned: data?.pinned ?? [],
    subjects: known.current,
    more: next ? more : undefined,
    reason: error?.reason ?? failure,
  }
}
