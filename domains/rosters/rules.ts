// What a column of a school's list may mean: the same on the screen that maps and on the server that reads.

export const OWN_FIELDS = [
  'fullName',
  'lastName',
  'firstName',
  'patronymic',
  'className',
  'parallel',
  'letter',
  'groups',
  'birthDay',
  'phone',
  'email',
  'sourceId',
  'snils',
] as const
export const STAFF_FIELDS = ['post', 'subjects', 'leads', 'teaches'] as const

/** Whose column it is beside the child's own. Mother and father say the relation by themselves. */
export const SLOTS = ['mother', 'father', 'first', 'second', 'third'] as const
export type Slot = (typeof SLOTS)[number]
export const SLOT_PARTS = ['name', 'lastName', 'firstName', 'patronymic', 'relation', 'phone', 'email'] as const
export type SlotPart = (typeof SLOT_PARTS)[number]

export type OwnField = (typeof OWN_FIELDS)[number]
export type StaffField = (typeof STAFF_FIELDS)[number]
export type Field = 'ignore' | OwnField | StaffField | `${Slot}.${SlotPart}`

export const FIELDS: readonly Field[] = [
  'ignore',
  ...OWN_FIELDS,
  ...STAFF_FIELDS,
  ...SLOTS.flatMap((slot) => SLOT_PARTS.map((part): Field => `${slot}.${part}`)),
]

export type Who = 'pupils' | 'staff'

/** What may be chosen for a column of a list of pupils, or of staff. */
export function fieldsFor(who: Who): Field[] {
  if (who === 'staff') {
    const own = OWN_FIELDS.filter((field) => !['className', 'parallel', 'letter', 'groups'].includes(field))
    return ['ignore', ...own, ...STAFF_FIELDS]
  }
  const speaks = (slot: Slot) => slot === 'mother' || slot === 'father'
  return [
    'ignore',
    ...OWN_FIELDS,
    ...SLOTS.flatMap((slot) =>
      SLOT_PARTS.filter((part) => part !== 'relation' || !speaks(slot)).map((part): Field => `${slot}.${part}`),
    ),
  ]
}

export type Lack = 'name' | 'twice' | 'class'

/** What is missing before the list can be read; `twice` names a field that two columns claim. */
export function lackOf(who: Who, columns: readonly Field[], classKnown: boolean): Lack | null {
  const used: Field[] = columns.filter((field) => field !== 'ignore')
  if (new Set(used).size < used.length) return 'twice'
  const has = (field: Field) => used.includes(field)
  if (!has('fullName') && !(has('lastName') && has('firstName'))) return 'name'
  if (who === 'pupils' && !classKnown && !has('className') && !(has('parallel') && has('letter')) && !has('groups'))
    return 'class'
  return null
}

/** A heading as two lists may write it: «Дата рожд.» and «дата  рожд». */
export const plainHead = (head: string): string =>
  head
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim()
