import { z } from 'zod'
import { command, download, event, Id, Instant, query } from '#contract'
import { Account, Login, Password } from '#contract/accounts'
import { OrganizationKind } from '#contract/organizations'
import { PersonName, Relation } from '#contract/people'

export const InvitedRole = z.enum(['teacher', 'employee', 'director', 'deputy', 'pupil', 'guardian'])
export type InvitedRole = z.infer<typeof InvitedRole>

export const Invitation = z.object({
  id: Id,
  class: z.object({ id: Id, name: z.string() }).nullable(), // null = the whole school (staff)
  role: InvitedRole,
  approval: z.boolean(), // false: joins at once
  usesMax: z.number().int().nullable(), // null = no bound
  uses: z.number().int(),
  expiresAt: Instant,
  revokedAt: Instant.nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  state: z.enum(['open', 'expired', 'usedUp', 'revoked']),
  url: z.string(),
})
export type Invitation = z.infer<typeof Invitation>

/** Staff roles need the administrator; pupils and guardians are invited by the class teacher too (R023, R024, R027, R028). */
export const createInvitation = command('invitations.createInvitation', {
  who: 'account',
  natural: true, // by the invitation's own id: a stored answer would keep the link
  input: z.object({
    id: Id,
    organizationId: Id,
    classId: Id.optional(), // required for pupil and guardian
    role: InvitedRole,
    approval: z.boolean(),
    usesMax: z.number().int().min(1).max(5000).optional(),
    days: z.number().int().min(1).max(365).default(14),
  }),
  output: Invitation,
})

export const listInvitations = query('invitations.listInvitations', {
  who: 'account',
  input: z.object({ organizationId: Id, classId: Id.optional() }),
  output: z.object({ invitations: z.array(Invitation) }),
})

export const revokeInvitation = command('invitations.revokeInvitation', {
  who: 'account',
  natural: true,
  input: z.object({ id: Id, invitationId: Id }),
  output: Invitation,
})

/** R034: annuls every open link that nobody has used, and every activation sheet not used yet if `sheets`. */
export const revokeUnclaimed = command('invitations.revokeUnclaimed', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, sheets: z.boolean().default(false) }),
  output: z.object({ invitations: z.number().int(), sheets: z.number().int() }),
})

/** What a link's holder sees before joining: the school, the class, the role; never a list of people. */
export const openInvitation = command('invitations.openInvitation', {
  who: 'anyone',
  natural: true,
  input: z.object({ token: z.string().min(10).max(100), name: PersonName.optional() }),
  output: z.object({
    organizationName: z.string(),
    organizationKind: OrganizationKind,
    className: z.string().nullable(),
    role: InvitedRole,
    approval: z.boolean(),
    expiresAt: Instant,
    suggestedLogin: z.string().nullable(), // once a name is given
  }),
})

/**
 * A guardian names the child. With "joins at once" the child's name must be a pupil's of that class, else it becomes a
 * request. Signed in, the account joins; otherwise login and password make a new one.
 */
export const join = command('invitations.join', {
  who: 'anyone',
  natural: true,
  input: z.object({
    token: z.string().min(10).max(100),
    name: PersonName,
    child: PersonName.omit({ patronymic: true }).optional(),
    relation: Relation.optional(),
    // No address here: one is bound by a code that has come to it.
    account: z.object({ login: Login, password: Password }).optional(),
  }),
  output: z.object({
    state: z.enum(['joined', 'waiting']),
    token: z.string().nullable(),
    account: Account,
    chatId: Id.nullable(), // the chat to open first
  }),
})

const Likely = z.object({ id: Id, fullName: z.string(), className: z.string().nullable() })

export const JoinRequest = z.object({
  id: Id,
  name: PersonName,
  role: InvitedRole,
  class: z.object({ id: Id, name: z.string() }).nullable(),
  child: z.object({ firstName: z.string(), lastName: z.string() }).nullable(),
  relation: Relation.nullable(),
  /** People of the school whom this may be: «есть в списке школы». For a guardian also the pupils who may be the child. */
  likely: z.array(Likely),
  likelyChildren: z.array(Likely),
  /** Somebody of that name and part has joined already: is it a namesake, or somebody who pretends? */
  namesakeJoined: z.boolean(),
  state: z.enum(['waiting', 'accepted', 'refused']),
  reason: z.string().nullable(),
  createdAt: Instant,
  /** Those who run the school are accepted by those who appoint them. */
  can: z.object({ accept: z.boolean() }),
})
export type JoinRequest = z.infer<typeof JoinRequest>

export const listJoinRequests = query('invitations.listJoinRequests', {
  who: 'account',
  input: z.object({ organizationId: Id, state: z.enum(['waiting', 'decided']).default('waiting') }),
  output: z.object({ requests: z.array(JoinRequest), waiting: z.number().int() }),
})

/** `personId`: the request is this person of the school's list; absent = a new person. `pupilId`: the guardian's child. */
export const acceptRequest = command('invitations.acceptRequest', {
  who: 'account',
  input: z.object({ id: Id, requestId: Id, personId: Id.optional(), pupilId: Id.optional() }),
  output: JoinRequest,
})

export const refuseRequest = command('invitations.refuseRequest', {
  who: 'account',
  input: z.object({ id: Id, requestId: Id, reason: z.string().trim().max(500).default('') }),
  output: JoinRequest,
})

/** The screen of somebody who waits. */
export const listMyRequests = query('invitations.listMyRequests', {
  who: 'account',
  input: z.object({}),
  output: z.object({
    requests: z.array(
      z.object({
        id: Id,
        organizationName: z.string(),
        className: z.string().nullable(),
        role: InvitedRole,
        state: JoinRequest.shape.state,
        reason: z.string().nullable(),
      }),
    ),
  }),
})

/**
 * Activation sheets: A4, one page per person, QR and nine signs (letters of Russian car plates without О, digits 2–9).
 * Printing again gives the same code while it is valid; people who have joined get none.
 */
export const printSheets = download('invitations.printSheets', {
  who: 'account',
  input: z.object({
    organizationId: Id,
    classId: Id.optional(), // pupils and guardians of a class; absent = staff
    people: z.enum(['pupils', 'guardians', 'both']).default('both'),
    personId: Id.optional(), // one sheet only
  }),
})

export const Sheet = z.object({
  personId: Id,
  fullName: z.string(),
  part: z.enum(['staff', 'pupil', 'guardian']),
  /** A guardian's children and their classes. */
  children: z.array(z.object({ id: Id, name: z.string(), className: z.string().nullable() })),
  /** used: came by the sheet; joined: came another way; disputed: somebody pressed «Это не я». */
  state: z.enum(['none', 'printed', 'used', 'expired', 'revoked', 'disputed', 'joined']),
  printedAt: Instant.nullable(),
  printedBy: z.string().nullable(),
  expiresAt: Instant.nullable(),
  /** A class teacher prints for pupils and guardians, the administration also for colleagues who are guardians. */
  can: z.object({ print: z.boolean(), replace: z.boolean(), reset: z.boolean() }),
})
export type Sheet = z.infer<typeof Sheet>

export const listSheets = query('invitations.listSheets', {
  who: 'account',
  input: z.object({ organizationId: Id, classId: Id.optional() }),
  output: z.object({ sheets: z.array(Sheet) }),
})

/** A lost sheet: the old code stops at once; the next print bears a new one. */
export const replaceSheet = command('invitations.replaceSheet', {
  who: 'account',
  input: z.object({ id: Id, personId: Id }),
  output: Sheet,
})

/** Somebody who has joined and cannot come in: a sheet that gives the account a new password; printed by `printSheets`. */
export const resetAccess = command('invitations.resetAccess', {
  who: 'account',
  input: z.object({ id: Id, personId: Id }),
  output: Sheet,
})

export const openSheet = command('invitations.openSheet', {
  who: 'anyone',
  natural: true,
  input: z.object({ code: z.string().max(40) }),
  output: z.object({
    organizationName: z.string(),
    name: PersonName,
    post: z.string().nullable(),
    classNames: z.array(z.string()),
    children: z.array(z.object({ name: z.string(), className: z.string().nullable() })),
    suggestedLogin: z.string(),
    expiresAt: Instant,
    /** The person has an account: the sheet gives it a new password, the login stays. */
    reset: z.boolean(),
    /** Signed in, the sheet may join the account that is open here; a pupil's never joins an adult's. */
    can: z.object({ bindMine: z.boolean() }),
  }),
})

/**
 * Without `account` the sheet's person is bound to the account that is signed in (a second child's sheet); with it a new
 * account is made, or, if that very login and password exist, they are signed in: so a repeat after a lost answer works.
 */
export const claimSheet = command('invitations.claimSheet', {
  who: 'anyone',
  natural: true,
  input: z.object({ code: z.string().max(40), account: z.object({ login: Login, password: Password }).optional() }),
  output: z.object({ token: z.string().nullable(), account: Account, chatId: Id.nullable() }), // the chat to open first
})

/** «Это не я»: the code stops and those who print sheets see why. */
export const disputeSheet = command('invitations.disputeSheet', {
  who: 'anyone',
  natural: true,
  input: z.object({ code: z.string().max(40) }),
  output: z.object({}),
})

/** In the organization's topic. */
export const requestsChanged = event('invitations.requestsChanged', { key: z.object({}), view: z.object({}) })
/** In the organization's topic: a sheet was printed, used, replaced or disputed. */
export const sheetsChanged = event('invitations.sheetsChanged', { key: z.object({}), view: z.object({}) })
/** In the organization's topic: a link was made, used or revoked. */
export const invitationsChanged = event('invitations.invitationsChanged', { key: z.object({}), view: z.object({}) })
/** In the asker's account topic. */
export const requestDecided = event('invitations.requestDecided', {
  key: z.object({ requestId: Id }),
  view: z.object({ requestId: Id }),
})
