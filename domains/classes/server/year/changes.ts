/** What a new school year has changed, so that it can be taken back. */
export interface YearChanges {
  /** A class of the year before and the one that it has become; null: its last year. */
  pairs: { oldId: string; newId: string | null }[]
  /** Groups and associations, which only changed their year. */
  carried: string[]
  ended: string[]
  taken: string[]
  graduates: string[]
}
