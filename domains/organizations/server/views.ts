import type { Selectable } from 'kysely'
import type { Database, Db } from '#server/db'
import type { Application, Organization, Profile } from '../contract.ts'

export type OrganizationRow = Selectable<Database['organizations']>

export const viewOrganization = (row: OrganizationRow): Organization => ({
  id: row.id,
  name: row.name,
  shortName: row.short_name,
  kind: row.kind,
  region: row.region,
  municipality: row.municipality,
  timeZone: row.time_zone,
  address: row.address,
  phone: row.phone,
  site: row.site,
  email: row.email,
})

export const rowOfProfile = ({ shortName, timeZone, ...profile }: Profile) => ({
  ...profile,
  short_name: shortName,
  time_zone: timeZone,
})

/** Applications with their order, their decision and whether the administrator has come in. */
export const selectApplications = (db: Db) =>
  db
    .selectFrom('applications')
    .innerJoin('stored_files', 'stored_files.id', 'applications.order_file_id')
    .leftJoin('application_decisions', 'application_decisions.application_id', 'applications.id')
    .leftJoin('people', 'people.id', 'application_decisions.administrator_id')
    .selectAll('applications')
    .select(['stored_files.name as file_name', 'stored_files.size as file_size', 'stored_files.media_type'])
    .select(['approved', 'reason', 'decided_at', 'application_decisions.organization_id', 'people.account_id'])

type ApplicationRow = Awaited<ReturnType<ReturnType<typeof selectApplications>['executeTakeFirstOrThrow']>>

export const stateOf = (row: { approved: boolean | null }): Application['state'] =>
  row.approved === null ? 'submitted' : row.approved ? 'approved' : 'refused'

export const viewApplication = (row: ApplicationRow): Application => ({
  id: row.id,
  state: stateOf(row),
  organization: row.profile,
  administrator: {
    lastName: row.last_name,
    firstName: row.first_name,
    patronymic: row.patronymic ?? undefined,
    email: row.email,
    phone: row.phone,
  },
  order: {
    number: row.order_number,
    date: row.order_date,
    fileName: row.file_name,
    fileSize: row.file_size,
    mediaType: row.media_type,
  },
  submittedAt: row.submitted_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  refusalReason: row.reason,
  organizationId: row.organization_id,
  administratorJoined: row.account_id !== null,
})
