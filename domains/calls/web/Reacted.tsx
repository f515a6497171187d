import { useEffect, useState } from 'react'
import type { Participant } from '#contract/calls'
import { useWords } from '#web/i18n'

const SEEN_FOR = 6000

/** A word over somebody's tile, for a moment. */
export function Reacted({ reaction }: { reaction: Participant['reaction'] }) {
  const t = useWords('calls')
  const [gone, setGone] = useState<string>()
  const at = reaction?.at
  useEffect(() => {
    if (!at) return undefined
    const timer = setTimeout(() => setGone(at), SEEN_FOR)
    return () => clearTimeout(timer)
  }, [at])
  // What was said before I came is over.
  const fresh = at !== undefined && at !== gone && Date.now() - Date.parse(at) < 4 * SEEN_FOR
  return reaction && fresh ? <span className="calls-reacted">{t(`react.${reaction.said}`)}</span> : null
}
