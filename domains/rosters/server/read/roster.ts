import type { PersonName, Relation } from '#contract/people'

// What a school's list says, whatever file it came in.

/** Where something stands, as the person sees it in Excel: the first line is 1. */
export interface Place {
  row: number
  /** Sheet of a workbook, or file of an archive; absent where there is only one. */
  sheet?: string | undefined
}

/** A fault names the row, the column and what stands there; `grave` ones keep the row out. */
export interface Problem extends Place {
  column?: string | undefined
  cell?: string | undefined
  ru: string
  en: string
  grave: boolean
}

interface Known extends Place {
  /** What sources call this person («table:К-17»); a later file that says the same means the same person. */
  ids: string[]
  name: PersonName
  phones: string[]
  email?: string | undefined
}

export interface RosterGuardian extends Known {
  relation: Relation
  /** The list says the relation; otherwise the patronymic did. */
  said: boolean
}

export interface RosterPupil extends Known {
  birthDay?: string | undefined
  className?: string | undefined
  /** Groups and associations beside the class. */
  groups: string[]
  guardians: RosterGuardian[]
}

export interface Teaching {
  className: string
  subject?: string | undefined
}

export interface RosterStaff extends Known {
  post?: string | undefined
  subjects: string[]
  leads: string[]
  teaches: Teaching[]
}

export interface Roster {
  pupils: RosterPupil[]
  staff: RosterStaff[]
  problems: Problem[]
  /** Rows that carried somebody, good or bad. */
  rows: number
}

/** A sheet as it stands in the file: texts only, dates as 2012-12-31. */
export interface Sheet {
  name: string
  rows: string[][]
}

export const COLUMN_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A, B … Z, AA: what Excel writes above the column. */
export const letterOf = (column: number): string =>
  column < 26 ? COLUMN_LETTERS[column]! : letterOf(Math.floor(column / 26) - 1) + COLUMN_LETTERS[column % 26]
