import * as organizations from '#contract/organizations'
import type { Db } from '#server/db'
import { type Cast, PNG } from '../cast.ts'
import {
  ADMINISTRATION,
  anyPhone,
  codeSentTo,
  EVERYBODY,
  expectDone,
  id,
  MEMBERS,
  NAME,
  NO_ADMINISTRATION,
  newAccount,
  nothing,
  OPERATOR,
} from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const PROFILE = {
  name: 'МБОУ „Средняя школа № 14“',
  kind: 'school' as const,
  region: 'Омская область',
  municipality: 'Светлоозёрск',
  timeZone: 'Asia/Omsk',
}

const canEditOrganization = async ({ ask, cast }: Stage) =>
  (await ask(organizations.getOrganization, { organizationId: cast.organizationId }))?.can.edit

export const ofOrganizations: Row[] = [
  row(organizations.uploadOrder)('', {
    input: () => ({ id: id(), name: 'Приказ.png' }),
    body: PNG,
    allow: EVERYBODY,
  }),
  row(organizations.apply)('', {
    input: async ({ cast }) => {
      const fileId = id()
      expectDone(await cast.as('nobody').uploads(organizations.uploadOrder, { id: fileId, name: 'Приказ.png' }, PNG))
      const administrator = { ...NAME, email: 'ryabova@example.ru', phone: anyPhone() }
      const organization = { ...PROFILE, name: `Школа ${id()}` }
      return { id: id(), organization, administrator, order: { number: '7', date: '2026-08-20', fileId } }
    },
    allow: EVERYBODY,
  }),
  row(organizations.getIntake)('', { input: nothing, allow: EVERYBODY }),
  row(organizations.setIntake)('', { input: () => ({ open: false, words: 'До сентября' }), allow: OPERATOR }),
  row(organizations.getApplicationState)('', {
    input: ({ cast }) => ({ applicationId: cast.applications.waiting }),
    allow: EVERYBODY, // who know the id
  }),
  row(organizations.listApplications)('', { input: nothing, allow: OPERATOR }),
  row(organizations.openOrder)('', {
    input: ({ cast }) => ({ applicationId: cast.applications.waiting }),
    allow: OPERATOR,
    hides: 'applicationId',
  }),
  row(organizations.approveApplication)('', {
    input: ({ cast }) => ({ id: id(), applicationId: cast.applications.waiting }),
    allow: OPERATOR,
    hides: 'applicationId',
  }),
  row(organizations.refuseApplication)('', {
    input: ({ cast }) => ({ id: id(), applicationId: cast.applications.waiting, reason: 'Приказ без печати' }),
    allow: OPERATOR,
    hides: 'applicationId',
  }),
  row(organizations.requestRegistrationCode)('', { input: () => ({ phone: anyPhone() }), allow: EVERYBODY }),
  row(organizations.openRegistration)('', {
    input: async ({ cast, db }) => await registrationOf(cast, db),
    allow: EVERYBODY,
  }),
  row(organizations.openRegistration)('with a code that was never sent', {
    input: () => ({ phone: anyPhone(), code: '123456' }),
    allow: [],
    invalid: EVERYBODY,
  }),
  row(organizations.registerAdministrator)('', {
    input: async ({ cast, db }) => ({ ...(await registrationOf(cast, db)), ...newAccount() }),
    allow: EVERYBODY,
  }),
  row(organizations.registerAdministrator)('with a code that was never sent', {
    input: () => ({ phone: anyPhone(), code: '123456', ...newAccount() }),
    allow: [],
    invalid: EVERYBODY,
  }),
  row(organizations.getOrganization)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(organizations.updateOrganization)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, profile: PROFILE }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: canEditOrganization,
  }),
  row(organizations.getFirstDay)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(organizations.listOrganizations)('', { input: () => ({}), allow: OPERATOR }),
  row(organizations.suspendOrganization)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, reason: 'Просьба директора' }),
    allow: OPERATOR,
    hides: 'organizationId',
  }),
  row(organizations.suspendOrganization)('twice', {
    input: async (stage) => ({ id: id(), ...(await suspended(stage)), reason: 'Ещё раз' }),
    allow: [],
    conflict: OPERATOR,
    hides: 'organizationId',
  }),
  row(organizations.resumeOrganization)('', {
    input: async (stage) => ({ id: id(), ...(await suspended(stage)) }),
    allow: OPERATOR,
    hides: 'organizationId',
  }),
]

async function suspended({ cast }: Stage) {
  const { organizationId } = cast
  const wish = { id: id(), organizationId, reason: 'Просьба директора' }
  expectDone(await cast.as('operator').does(organizations.suspendOrganization, wish))
  return { organizationId }
}

/** The very phone of the approved application, and the code sent to it. */
async function registrationOf(cast: Cast, db: Db): Promise<{ phone: string; code: string }> {
  const phone = anyPhone().replaceAll(' ', '')
  await db.updateTable('applications').set({ phone }).where('id', '=', cast.applications.approved).execute()
  expectDone(await cast.as('nobody').does(organizations.requestRegistrationCode, { phone }))
  return { phone, code: await codeSentTo(db, phone) }
}
