export const HELP_ROLES = [
  'pupil',
  'guardian',
  'teacher',
  'classTeacher',
  'administrator',
  'director',
  'operator',
  'curator',
] as const
export type HelpRole = (typeof HELP_ROLES)[number]

export interface Chapter {
  /** Its word in the dictionaries: `chapters.begin`. */
  name: 'begin' | 'every' | 'class' | 'school' | 'papers' | 'server'
  pages: string[]
}

const EVERY: Chapter = {
  name: 'every',
  pages: [
    'chaty',
    'oformlenie',
    'faily',
    'raspisanie',
    'poseschaemost',
    'priem',
    'zvonki',
    'oprosy',
    'poisk',
    'uvedomleniya',
    'tihie-chasy',
    'akkaunt',
  ],
}
const every = (...without: string[]): Chapter => ({
  ...EVERY,
  pages: EVERY.pages.filter((page) => !without.includes(page)),
})

/** What concerns whom, in the order in which one meets it. A page that is in nobody's contents is everybody's. */
export const CONTENTS: Record<HelpRole, Chapter[]> = {
  pupil: [{ name: 'begin', pages: ['ucheniku'] }, every('oprosy', 'priem')],
  guardian: [
    { name: 'begin', pages: ['roditelyu'] },
    { name: 'papers', pages: ['obyavleniya', 'semya', 'soglasiya', 'bez-ploschadki', 'akty'] },
    EVERY,
  ],
  teacher: [
    { name: 'begin', pages: ['pedagogu'] },
    EVERY,
    { name: 'class', pages: ['obyavleniya', 'moderaciya', 'akty'] },
  ],
  classTeacher: [
    { name: 'begin', pages: ['klassnomu-rukovoditelyu'] },
    {
      name: 'class',
      pages: [
        'listy-aktivacii',
        'priglasheniya',
        'obyavleniya',
        'semya',
        'soglasiya',
        'bez-ploschadki',
        'moderaciya',
        'akty',
      ],
    },
    EVERY,
  ],
  administrator: [
    { name: 'begin', pages: ['administratoru', 'zayavka'] },
    {
      name: 'school',
      pages: [
        'spiski',
        'elektronnyy-zhurnal',
        'listy-aktivacii',
        'priglasheniya',
        'obyavleniya',
        'moderaciya',
        'svodka',
        'pomosch',
      ],
    },
    { name: 'papers', pages: ['akty', 'semya', 'soglasiya', 'bez-ploschadki', 'zhurnal-deystviy'] },
    EVERY,
  ],
  director: [
    { name: 'begin', pages: ['direktoru'] },
    { name: 'school', pages: ['svodka'] },
    { name: 'papers', pages: ['akty', 'obyavleniya', 'semya', 'soglasiya', 'bez-ploschadki', 'zhurnal-deystviy'] },
    EVERY,
  ],
  operator: [
    { name: 'begin', pages: ['operatoru', 'zayavka'] },
    { name: 'server', pages: ['pomosch', 'uvedomleniya', 'zhurnal-deystviy', 'akkaunt'] },
  ],
  curator: [
    { name: 'begin', pages: ['kuratoru'] },
    { name: 'every', pages: ['akkaunt', 'akty'] },
  ],
}

export const pagesOf = (role: HelpRole): string[] => CONTENTS[role].flatMap(({ pages }) => pages)

interface WhoLooks {
  roles: readonly string[]
  classes: readonly { part: string }[]
}

/** Whose help opens first. */
export function roleOf(hat: WhoLooks | null | undefined, operator: boolean): HelpRole {
  if (!hat) return operator ? 'operator' : 'guardian'
  const { roles, classes } = hat
  if (roles.includes('administrator') || roles.includes('additionalAdministrator')) return 'administrator'
  if (roles.includes('director') || roles.includes('deputy')) return 'director'
  if (classes.some(({ part }) => part === 'classTeacher')) return 'classTeacher'
  if (roles.some((role) => role !== 'pupil' && role !== 'guardian')) return 'teacher'
  return roles.includes('guardian') ? 'guardian' : 'pupil'
}
