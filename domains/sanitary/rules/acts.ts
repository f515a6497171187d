/** Acts that norms come from, with the days they are in force: `to` is the first day they are not. */
export interface Act {
  ru: string
  en: string
  from: string
  to: string
  /** The dates were read in a source. */
  sure: boolean
}

export const ACTS = {
  sanpin: { ru: 'СанПиН 1.2.3685-21', en: 'SanPiN 1.2.3685-21', from: '2021-03-01', to: '2027-03-01', sure: false },
  sp: { ru: 'СП 2.4.3648-20', en: 'SP 2.4.3648-20', from: '2021-01-01', to: '2027-01-01', sure: true },
} as const satisfies Record<string, Act>
export type ActName = keyof typeof ACTS

const WARNS_DAYS = 60
const DAY = 86_400_000

export type Validity = 'inForce' | 'endsSoon' | 'ended'

/** An act that has run out still checks by its last numbers, and says so. */
export function validityOf(act: ActName, day: string): Validity {
  const left = (Date.parse(ACTS[act].to) - Date.parse(day)) / DAY
  if (left <= 0) return 'ended'
  return left <= WARNS_DAYS ? 'endsSoon' : 'inForce'
}
