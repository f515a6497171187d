import { sql } from 'kysely'
import type { Tx } from '#server/db'

export type ChangeKind =
  | 'classOpened'
  | 'subjectOpened'
  | 'personAdded'
  | 'returned'
  | 'renamed'
  | 'post'
  | 'role'
  | 'roleLost'
  | 'bond'
  | 'seatTaken'
  | 'seatEnded'
  | 'details'
  | 'id'
  | 'left'
  | 'movement'

interface Note {
  personId?: string
  classId?: string
  before?: unknown
  after?: unknown
}

/** What an import has done, one line for each thing, kept in one statement. */
export class Journal {
  private readonly rows: unknown[] = []
  private readonly importId: string

  constructor(importId: string) {
    this.importId = importId
  }

  note(kind: ChangeKind, { personId, classId, before, after }: Note): void {
    this.rows.push({ place: this.rows.length, kind, personId, classId, before: before ?? null, after: after ?? null })
  }

  async keep(tx: Tx): Promise<void> {
    await sql`
      insert into roster_changes (import_id, place, kind, person_id, class_id, before, after)
      select ${this.importId}, place, kind, "personId", "classId", before, after
      from jsonb_to_recordset(${JSON.stringify(this.rows)}::jsonb)
        as t (place int, kind text, "personId" uuid, "classId" uuid, before jsonb, after jsonb)`.execute(tx)
  }
}
