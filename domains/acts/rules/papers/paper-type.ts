export type Values = Record<string, string>

export interface PaperField {
  key: string
  ru: string
  en: string
  /** What to look at before it is printed; `case`: the name stands in another case than in the list. */
  check?: 'case' | 'act'
  /** Several lines; empty is fine. */
  long?: true
}

export interface Paper {
  fields: readonly PaperField[]
  title(values: Values): string
  /** In the signs of `readPaper`. */
  write(values: Values): string
}

export const SCHOOL: PaperField = {
  key: 'school',
  ru: 'Полное название организации',
  en: 'Full name of the organisation',
}
/** In the head of an order. */
export const ORDER: readonly PaperField[] = [SCHOOL, { key: 'place', ru: 'Населённый пункт', en: 'Place' }]
export const SIGNER: readonly PaperField[] = [
  { key: 'signerPost', ru: 'Должность того, кто подписывает', en: 'Post of whoever signs' },
  { key: 'signer', ru: 'Кто подписывает', en: 'Who signs' },
]
export const CONTROL: PaperField = {
  key: 'control',
  ru: 'Контроль за исполнением',
  en: 'Who watches over it',
  check: 'case',
}

export const LEADERS_TO: PaperField = {
  key: 'leadersTo',
  ru: 'Кому поручить рассказать (кому)',
  en: 'Who is to tell the families',
}

/** The head of an order: its number and day are written in when it is signed. */
export const orderHead = ({ school, place }: Values, about: string): string => `= ${school}

# ПРИКАЗ

~ «___» ____________ 20__ г. | № ______
= ${place}

# ${about}
`

export const signed = ({ signerPost, signer }: Values): string => `~ ${signerPost} | ${signer}`
