// Who signs for whom. Data, by the day from which an edition holds: never a number in the code.

export interface AgeRule {
  /** The first day on which it holds. */
  from: string
  /** Younger: a legal representative alone. */
  ownSignatureFrom: number
  /** From this age on: nobody but oneself. */
  fullCapacityFrom: number
  acts: string[]
  /** `choice`: the law names no age at which a minor consents alone; this is the careful reading. */
  checked: 'read' | 'choice'
}

export const AGE_RULES: readonly AgeRule[] = [
  {
    from: '2006-07-27',
    ownSignatureFrom: 14,
    fullCapacityFrom: 18,
    acts: ['ГК РФ, ст. 21, 26, 28', '152-ФЗ, ст. 9, ч. 6'],
    checked: 'choice',
  },
]

export const ageRuleOn = (day: string, rules: readonly AgeRule[] = AGE_RULES): AgeRule =>
  rules.filter(({ from }) => from <= day).at(-1) ?? rules[0]!

/** Full years on a day; both as yyyy-mm-dd. */
export function ageOn(birthDay: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years
}
