import { useEffect, useRef, useState } from 'react'
import { type Filming, type FilmingState, film } from '../media/film.ts'
import { type Filmed, openSource, type Wish } from '../media/source.ts'

export interface FilmingHere {
  source: Filmed | undefined
  /** Undefined: looked at here, and sent nowhere. */
  state: FilmingState | undefined
  trouble: 'refused' | undefined
  open(wish: Wish): Promise<void>
  /** What is looked at goes to the server. */
  begin(): void
  close(): void
}

/** The camera or the screen of this device, from the first look at it to the end. */
export function useFilming(broadcastId: string): FilmingHere {
  const [source, setSource] = useState<Filmed>()
  const [state, setState] = useState<FilmingState>()
  const [trouble, setTrouble] = useState<'refused'>()
  const held = useRef<{ source?: Filmed | undefined; filming?: Filming | undefined }>({})

  function close() {
    held.current.filming?.stop()
    held.current.source?.close()
    held.current = {}
    setSource(undefined)
    setState(undefined)
  }

  function begin() {
    const from = held.current.source
    if (!from || held.current.filming) return
    setState('sending')
    held.current.filming = film(from.stream, broadcastId, (next) => (next === 'refused' ? close() : setState(next)))
  }

  async function open(wish: Wish) {
    setTrouble(undefined)
    try {
      const opened = await openSource(wish)
      const sending = held.current.filming !== undefined
      close()
      held.current = { source: opened }
      opened.onEnded(close)
      setSource(opened)
      if (sending) begin()
    } catch {
      setTrouble('refused') // by the person or by the device: the page says what to do
    }
  }

  useEffect(
    () => () => {
      held.current.filming?.stop()
      held.current.source?.close()
      held.current = {}
    },
    [],
  )
  return { source, state, trouble, open, begin, close }
}
