import type { ActKind, PaperName } from './contract.ts'

export { type Block, readPaper } from './rules/paper.ts'
export { PAPERS, type PaperField, writePaper } from './rules/papers.ts'
export { accusativePost } from './rules/posts.ts'

interface Term {
  adoptedOn: string | null
  validFrom: string | null
  validTo: string | null
}

/** R209: a version holds from its day until the day before the next one begins. */
export function stateOn(
  { adoptedOn, validFrom, validTo }: Term,
  today: string,
): 'draft' | 'coming' | 'current' | 'former' {
  if (!adoptedOn || !validFrom) return 'draft'
  if (validFrom > today) return 'coming'
  return validTo && validTo < today ? 'former' : 'current'
}

export const dayBefore = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

/**
 * R207 (001 §2.1): the decision to use the platform in the next school year is announced not later than 1 May. It is
 * asked for from 1 March on, and until the summer is over by those who are late.
 */
export function decisionDue(today: string, adopted: readonly { actId: string; adoptedOn: string }[]) {
  const year = Number(today.slice(0, 4))
  const begins = today.slice(5) >= '09-01' ? year + 1 : year // of the school year it is about
  const since = `${begins - 1}-09-01`
  const taken = adopted.filter(({ adoptedOn }) => adoptedOn >= since).at(-1)
  return {
    schoolYear: `${begins}/${String(begins + 1).slice(2)}`,
    by: `${begins}-05-01`,
    actId: taken?.actId ?? null,
    due: !taken && today >= `${begins}-03-01`,
  }
}

/** What a paper becomes on the shelf. */
export const ACT_OF: Record<PaperName, ActKind> = {
  decision: 'decision',
  administrator: 'order',
  bylaw: 'bylaw',
  remote: 'order',
  movers: 'list',
  message: 'message',
}
