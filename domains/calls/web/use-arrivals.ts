import { useEffect, useState } from 'react'
import type { Participant } from '#contract/calls'
import { announce, toast } from '#ui'
import { useWords } from '#web/i18n'
import type { Shown } from './media/shown.ts'

/** Who comes and goes, and what is said with one press, is told to those who do not see it. */
export function useArrivals(participants: Participant[], me: string): void {
  const t = useWords('calls')
  const [before, setBefore] = useState(participants)
  useEffect(() => {
    if (before === participants) return
    const had = new Map(before.map((one) => [one.person.id, one]))
    const has = new Set(participants.map(({ person }) => person.id))
    for (const { person, handAt, reaction } of participants) {
      const earlier = had.get(person.id)
      if (!earlier) announce(t('came', { name: person.name }))
      if (earlier && !earlier.handAt && handAt && person.id !== me) toast(t('handOf', { name: person.name }))
      if (earlier && reaction && reaction.at !== earlier.reaction?.at)
        announce(t('saidBy', { name: person.name, word: t(`react.${reaction.said}`) }))
    }
    for (const { person } of before) if (!has.has(person.id)) announce(t('went', { name: person.name }))
    setBefore(participants)
  }, [participants, before, me, t])
}

/** A device of mine that has gone is told, lest one speaks to nobody. */
export function useLost(lost: Shown['lost']): void {
  const t = useWords('calls')
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, in whatever language the page is then
  useEffect(() => {
    if (lost) toast(t(`devices.lost.${lost.back ? 'back' : lost.which}`), { bad: !lost.back })
  }, [lost])
}
