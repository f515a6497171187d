import type { PaperName } from '../contract.ts'
import { administratorPaper } from './papers/administrator.ts'
import { bylawPaper } from './papers/bylaw.ts'
import { decisionPaper } from './papers/decision.ts'
import { messagePaper } from './papers/message.ts'
import { moversPaper } from './papers/movers.ts'
import type { Paper, Values } from './papers/paper-type.ts'
import { remotePaper } from './papers/remote.ts'

export type { PaperField } from './papers/paper-type.ts'

export const PAPERS: Record<PaperName, Paper> = {
  decision: decisionPaper,
  administrator: administratorPaper,
  bylaw: bylawPaper,
  remote: remotePaper,
  movers: moversPaper,
  message: messagePaper,
}

/** The document's words with these values; what is not given stays a line to write on. */
export function writePaper(name: PaperName, values: Values): { title: string; text: string } {
  const paper = PAPERS[name]
  const given = Object.fromEntries(
    paper.fields.map(({ key, long }) => [key, values[key]?.trim() || (long ? '' : '____________')]),
  )
  const text = paper
    .write(given)
    .trim()
    .replace(/\n{3,}/g, '\n\n')
    .replaceAll('№ ', '№\u00a0') // a number stays with its sign
  return { title: paper.title(given), text }
}
