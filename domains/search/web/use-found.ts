import { useState } from 'react'
import type { OutputOf } from '#contract'
import { ApiError, ask, useAsk } from '#web/api'
import type { find } from '../contract.ts'
import type { Filters } from './use-filters.ts'

type Found = OutputOf<typeof find>
type Lists = Pick<Found, 'messages' | 'files' | 'announcements' | 'people'>

export interface FoundView {
  /** Undefined while the first answer is on its way, or nothing is sought. */
  found: Lists | undefined
  more: (() => void) | undefined
  reason: string | undefined
}

/** The first few of each kind, or one kind page after page; another search begins anew. */
export function useFound({ sought, kind, narrow }: Filters): FoundView {
  const input = { text: sought, ...narrow, ...(kind === 'all' ? {} : { kind }) }
  const key = JSON.stringify(input)
  const { data, error } = useAsk<typeof find>('search.find', input, {
    enabled: sought.length > 0,
    placeholderData: (before) => before,
    staleTime: 10_000,
  })
  const [further, setFurther] = useState<{ key: string; pages: Found[] }>()
  const [failure, setFailure] = useState<string>()
  const pages = [...(data ? [data] : []), ...(further?.key === key ? further.pages : [])]
  const before = pages.at(-1)?.next
  const more = async () => {
    try {
      const page = await ask<typeof find>('search.find', { ...input, before: before! })
      setFurther({ key, pages: [...pages.slice(1), page] })
      setFailure(undefined)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFailure(error.reason)
    }
  }
  return {
    found: sought && data ? joined(pages) : undefined,
    more: before && kind !== 'all' ? more : undefined,
    reason: error?.reason ?? failure,
  }
}

const joined = (pages: Found[]): Lists => ({
  messages: pages.flatMap(({ messages }) => messages),
  files: pages.flatMap(({ files }) => files),
  announcements: pages.flatMap(({ announcements }) => announcements),
  people: pages.flatMap(({ people }) => people),
})
