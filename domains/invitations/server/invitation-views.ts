import { sql } from 'kysely'
import type { Invitation } from '#contract/invitations'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { tokenOfInvitation } from './codes.ts'
import { stateOfInvitation } from './policy.ts'

export const selectInvitations = (db: Db) =>
  db
    .selectFrom('invitations')
    .leftJoin('classes', 'classes.id', 'invitations.class_id')
    .innerJoin('people', 'people.id', 'invitations.created_by')
    .selectAll('invitations')
    .select([
      'classes.name as class_name',
      sql<string>`concat_ws(' ', people.first_name, people.patronymic, people.last_name)`.as('creator'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectInvitations>['executeTakeFirstOrThrow']>>

export const viewInvitation = (row: Row, origin: string): Invitation => ({
  id: row.id,
  class: row.class_id ? { id: row.class_id, name: row.class_name ?? '' } : null,
  role: row.role,
  approval: row.approval,
  usesMax: row.uses_max,
  uses: row.uses,
  expiresAt: row.expires_at.toISOString(),
  revokedAt: row.revoked_at?.toISOString() ?? null,
  createdBy: row.creator,
  createdAt: row.created_at.toISOString(),
  state: stateOfInvitation(row, now()),
  url: `${origin}/join/${tokenOfInvitation(row.id)}`,
})

export const loadInvitation = async (db: Db, id: string, origin: string): Promise<Invitation> =>
  viewInvitation(await selectInvitations(db).where('invitations.id', '=', id).executeTakeFirstOrThrow(), origin)
