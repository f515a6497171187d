import { useState } from 'react'

export interface ListPage<A> {
  /** What comes after the page before; undefined is the first page. */
  after: A | undefined
  /** Of the last page only: asks for the next one. */
  onMore: ((next: A) => void) | undefined
}

/** A long list comes page by page, each asked for when somebody wants it; another search begins with its first page. */
export function usePages<A extends string | number>(sought: unknown): ListPage<A>[] {
  const search = JSON.stringify(sought)
  const [further, setFurther] = useState<{ search: string; starts: A[] }>({ search, starts: [] })
  const starts = further.search === search ? further.starts : []
  return [undefined, ...starts].map((after, place) => ({
    after,
    onMore: place === starts.length ? (next) => setFurther({ search, starts: [...starts, next] }) : undefined,
  }))
}
