import { daysFromToday } from '#web/i18n'

/** Whole days that somebody has waited. */
export const daysOf = (since: string): number => Math.max(0, -daysFromToday(since))

/** Longer than this is too long, and is said in red. */
export const LONG = 7
