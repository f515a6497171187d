import { z } from 'zod'
import { command, Day, download, event, Id, Instant, query, upload } from '#contract'
import { Account, Code, Login, Password } from '#contract/accounts'
import { PersonName } from '#contract/people'

/** Words on screen follow the kind: класс / группа / объединение, учитель / педагог / преподаватель (A.0). */
export const OrganizationKind = z.enum(['school', 'supplementary', 'college', 'schoolPreschool'])
export type OrganizationKind = z.infer<typeof OrganizationKind>

export const TimeZone = z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone))

const Line = z.string().trim().min(2).max(200)

export const Profile = z.object({
  name: Line, // «МБОУ „Средняя школа № 14“»
  shortName: z.string().trim().max(80).default(''), // «Школа № 14»; empty = the name
  kind: OrganizationKind,
  region: Line,
  municipality: Line,
  timeZone: TimeZone,
  address: z.string().trim().max(200).default(''),
  phone: z.string().trim().max(40).default(''),
  site: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(200)]).default(''),
  email: z.union([z.literal(''), z.email().max(254)]).default(''),
})
export type Profile = z.infer<typeof Profile>

export const Organization = Profile.extend({ id: Id })
export type Organization = z.infer<typeof Organization>

/** The order of appointment: PDF, JPEG or PNG, at most 20 MB (R002). `id` becomes the file's id. */
export const uploadOrder = upload('organizations.uploadOrder', {
  who: 'anyone',
  maxBytes: 20 * 1024 * 1024,
  input: z.object({ id: Id, name: z.string().trim().min(1).max(200) }),
  output: z.object({ fileId: Id, name: z.string(), size: z.number().int() }),
})

export const Application = z.object({
  id: Id,
  state: z.enum(['submitted', 'approved', 'refused']),
  organization: Profile,
  administrator: PersonName.extend({ email: z.string(), phone: z.string() }),
  order: z.object({
    number: z.string(),
    date: Day,
    fileName: z.string(),
    fileSize: z.number().int(),
    mediaType: z.string(),
  }),
  submittedAt: Instant,
  decidedAt: Instant.nullable(),
  refusalReason: z.string().nullable(),
  organizationId: Id.nullable(),
  administratorJoined: z.boolean(),
})
export type Application = z.infer<typeof Application>

/** R001–R003, R007: organisation, administrator's full name, e-mail and mobile phone, the order with number and date. */
export const apply = command('organizations.apply', {
  who: 'anyone',
  input: z.object({
    id: Id, // becomes the application's id, and the applicant's key to its state
    organization: Profile,
    administrator: PersonName.extend({ email: z.email().max(254), phone: z.string().trim().min(5).max(30) }),
    order: z.object({ number: z.string().trim().min(1).max(40), date: Day, fileId: Id }),
  }),
  output: z.object({ applicationId: Id }),
})

/** Whether new schools may apply here, and what they read when they may not. */
export const getIntake = query('organizations.getIntake', {
  who: 'anyone',
  input: z.object({}),
  output: z.object({ stopped: z.object({ words: z.string(), since: Instant }).nullable() }),
})

export const setIntake = command('organizations.setIntake', {
  who: 'operator',
  natural: true,
  input: z
    .object({ open: z.boolean(), words: z.string().trim().max(300) })
    .refine(({ open, words }) => open || words.length >= 3, { path: ['words'] }),
  output: z.object({}),
})

/** For the applicant, who alone knows the id. */
export const getApplicationState = query('organizations.getApplicationState', {
  who: 'anyone',
  input: z.object({ applicationId: Id }),
  output: z.object({
    organizationName: z.string(),
    state: Application.shape.state,
    refusalReason: z.string().nullable(),
    submittedAt: Instant,
    administratorJoined: z.boolean(),
  }),
})

export const listApplications = query('organizations.listApplications', {
  who: 'operator',
  input: z.object({ state: Application.shape.state.optional() }),
  output: z.object({ applications: z.array(Application), waiting: z.number().int() }),
})

export const openOrder = download('organizations.openOrder', {
  who: 'operator',
  input: z.object({ applicationId: Id }),
})

/** Opens the closed space (R005) and invites the administrator to register. */
export const approveApplication = command('organizations.approveApplication', {
  who: 'operator',
  input: z.object({ id: Id, applicationId: Id }),
  output: Application,
})

export const refuseApplication = command('organizations.refuseApplication', {
  who: 'operator',
  input: z.object({ id: Id, applicationId: Id, reason: z.string().trim().min(3).max(1000) }),
  output: Application,
})

/** R004: the very phone number of the application. Answers the same whether the number is known or not. */
export const requestRegistrationCode = command('organizations.requestRegistrationCode', {
  who: 'anyone',
  natural: true,
  input: z.object({ phone: z.string().trim().min(5).max(30) }),
  output: z.object({ validSeconds: z.number().int() }),
})

/** Whom the code is for, before a password is set. `knownLogin`: this phone already signs in, and keeps its login. */
export const openRegistration = command('organizations.openRegistration', {
  who: 'anyone',
  natural: true,
  input: z.object({ phone: z.string().trim().min(5).max(30), code: Code }),
  output: z.object({
    name: PersonName,
    organizationNames: z.array(z.string()),
    suggestedLogin: z.string(),
    knownLogin: z.string().nullable(),
  }),
})

export const registerAdministrator = command('organizations.registerAdministrator', {
  who: 'anyone',
  natural: true,
  input: z.object({ phone: z.string().trim().min(5).max(30), code: Code, login: Login, password: Password }),
  output: z.object({ token: z.string(), account: Account, organizationId: Id }),
})

export const getOrganization = query('organizations.getOrganization', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ organization: Organization, can: z.object({ edit: z.boolean() }) }),
})

/** The organisation's cabinet (R006). */
export const updateOrganization = command('organizations.updateOrganization', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, profile: Profile }),
  output: Organization,
})

/** The administrator's first day: a checklist that fills itself. Counts of people, never texts. */
export const getFirstDay = query('organizations.getFirstDay', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    profileFilled: z.boolean(),
    classes: z.number().int(),
    classesWithoutTeacher: z.number().int(),
    subjects: z.number().int(),
    staff: z.object({ known: z.number().int(), joined: z.number().int() }),
    pupils: z.object({ known: z.number().int(), joined: z.number().int() }),
    guardians: z.object({ known: z.number().int(), joined: z.number().int() }),
    sheetsPrinted: z.number().int(),
    requestsWaiting: z.number().int(),
  }),
})

export const organizationChanged = event('organizations.organizationChanged', {
  key: z.object({}),
  view: z.object({ organizationId: Id }),
})
/** In the topic of every operator's account. */
export const applicationsChanged = event('organizations.applicationsChanged', { key: z.object({}), view: z.object({}) })

// — The operator's console —

/** Every school with counts and room taken; no name of a person. */
export const listOrganizations = query('organizations.listOrganizations', {
  who: 'operator',
  input: z.object({}),
  output: z.object({
    organizations: z.array(
      z.object({
        id: Id,
        name: z.string(),
        kind: OrganizationKind,
        region: z.string(),
        municipality: z.string(),
        createdAt: Instant,
        suspended: z.object({ at: Instant, reason: z.string() }).nullable(),
        people: z.number().int(),
        joined: z.number().int(),
        classes: z.number().int(),
        administered: z.boolean(), // its administrator has joined
        bytes: z.number(),
        quota: z.number(),
      }),
    ),
  }),
})

/** Closes a school for a time: nobody comes in, nothing is lost, its people read the reason. */
export const suspendOrganization = command('organizations.suspendOrganization', {
  who: 'operator',
  input: z.object({ id: Id, organizationId: Id, reason: z.string().trim().min(3).max(500) }),
  output: z.object({}),
})

export const resumeOrganization = command('organizations.resumeOrganization', {
  who: 'operator',
  input: z.object({ id: Id, organizationId: Id }),
  output: z.object({}),
})
