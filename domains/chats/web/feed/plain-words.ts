import { useSyncExternalStore } from 'react'
import { mayBeFormatted } from '../../rules/may-be-formatted.ts'

let read: ((text: string) => string) | undefined
const hearers = new Set<() => void>()

/** One line of a text, as lists and quotes show it: without its marks, once what reads them is here. */
export function usePlainWords(text: string): string {
  const marked = mayBeFormatted(text)
  const words = useSyncExternalStore(marked ? hear : hearNothing, () => read)
  return marked && words ? words(text) : text
}

function hear(hearer: () => void): () => void {
  hearers.add(hearer)
  if (!read)
    import('../../rules/format.ts').then(({ plainWords }) => {
      read ??= (text) => plainWords(text, { cut: true })
      for (const tell of hearers) tell()
    })
  return () => hearers.delete(hearer)
}

const hearNothing = () => () => undefined
