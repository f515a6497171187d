import type { ColumnType } from 'kysely'

declare module '#server/db' {
  interface Database {
    polls: {
      id: string
      organization_id: string
      chat_id: string
      message_id: string | null
      author_id: string
      question: string
      options: string[]
      multiple: boolean
      anonymous: boolean
      quiz_right: number | null
      explanation: string | null
      closes_at: Date | null
      closed_at: Date | null
      held_until: Date | null
      created_at: ColumnType<Date, Date | undefined, never>
    }
    ballots: {
      poll_id: string
      voter: string
      choices: number[]
      told_choices: ColumnType<number[], number[] | undefined, number[]>
      told: ColumnType<boolean, boolean | undefined, boolean>
    }
  }
}
