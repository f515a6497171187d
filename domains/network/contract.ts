import { z } from 'zod'
import { command, Day, download, event, Id, Instant, Nothing, query } from '#contract'
import { PersonName } from '#contract/people'
import { DayFigures, Figures, Joined } from '#contract/statistics'

// Curators of municipalities and regions (R058, R198): figures of schools that have agreed to it, never people or texts.

const Int = z.number().int()
const Line = z.string().trim().min(2).max(200)

/** `municipality` null: the whole region. */
export const Territory = z.object({ region: z.string(), municipality: z.string().nullable() })
export type Territory = z.infer<typeof Territory>

export const Curator = Territory.extend({ id: Id, name: z.string(), appointedAt: Instant })
export type Curator = z.infer<typeof Curator>

// — The operator —

export const listCurators = query('network.listCurators', {
  who: 'operator',
  input: Nothing,
  output: z.object({
    curators: z.array(Curator.extend({ address: z.string().nullable(), schools: Int, open: Int })),
    /** Where there are schools: a region, its municipalities, how many schools. */
    territories: z.array(z.object({ region: z.string(), municipality: z.string(), schools: Int })),
  }),
})

/** Whoever holds the phone or the e-mail signs in by a code that comes to it; nobody of a school, no operator. */
export const appointCurator = command('network.appointCurator', {
  who: 'operator',
  input: z.object({
    id: Id, // the curator's own id
    name: PersonName,
    address: z.string().trim().min(5).max(254),
    region: Line,
    municipality: Line.nullable(),
  }),
  output: Curator,
})

export const dismissCurator = command('network.dismissCurator', {
  who: 'operator',
  input: z.object({ id: Id, curatorId: Id }),
  output: Nothing,
})

// — The curator —

/** Empty for everybody who is no curator. */
export const listMyTerritories = query('network.listMyTerritories', {
  who: 'account',
  input: Nothing,
  output: z.object({ territories: z.array(Curator) }),
})

/** A group of fewer than five is not told: null. So is everything of a school that has not agreed. */
export const SchoolFigures = z.object({
  day: Day,
  pupils: Joined.nullable(),
  guardians: Joined.nullable(),
  staff: Joined.nullable(),
  families: z.object({ known: Int, reached: Int }).nullable(),
  confirmed: z.object({ asked: Int, confirmed: Int }),
  subjects: z.object({ all: Int, made: Int }),
  withoutAdult: Int,
})
export type SchoolFigures = z.infer<typeof SchoolFigures>

export const WatchedSchool = z.object({
  id: Id,
  name: z.string(),
  region: z.string(),
  municipality: z.string(),
  open: z.boolean(),
  figures: SchoolFigures.nullable(),
  unread: Int, // letters of the school to me
})
export type WatchedSchool = z.infer<typeof WatchedSchool>

export const listSchools = query('network.listSchools', {
  who: 'account',
  input: Nothing,
  output: z.object({ schools: z.array(WatchedSchool) }),
})

/** A class that has fewer than five pupils has no name here and no figures of its own. */
export const getSchool = query('network.getSchool', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    school: WatchedSchool,
    summary: z
      .object({
        figures: Figures.omit({ classes: true, answers: true, desk: true }),
        classes: z.array(z.object({ name: z.string(), pupils: Joined, guardians: Joined.nullable() })),
        /** Classes that are too small to be told of. */
        small: Int,
        trend: z.array(DayFigures),
      })
      .nullable(),
  }),
})

export const exportSchools = download('network.exportSchools', {
  who: 'account',
  input: z.object({ format: z.enum(['xlsx', 'csv']) }),
})

// — The school —

export const listOurCurators = query('network.listOurCurators', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    territory: z.object({ region: z.string(), municipality: z.string() }),
    curators: z.array(Curator.extend({ unread: Int })),
    consent: z.object({ by: z.string(), at: Instant }).nullable(),
    can: z.object({ consent: z.boolean() }),
  }),
})

/** The administrator or the director lets the curators of the territory see the school's figures, or no longer. */
export const setConsent = command('network.setConsent', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, open: z.boolean() }),
  output: Nothing,
})

// — Letters between the two —

export const Letter = z.object({
  id: Id,
  text: z.string(),
  at: Instant,
  from: z.string(),
  mine: z.boolean(), // of my side
  read: z.boolean(), // by the other side
})
export type Letter = z.infer<typeof Letter>

const Thread = { organizationId: Id, curatorId: Id }

/** The curator and the administration of the school; whoever looks has read what the other side wrote. */
export const listLetters = query('network.listLetters', {
  who: 'account',
  input: z.object(Thread),
  output: z.object({ letters: z.array(Letter) }),
})

export const writeLetter = command('network.writeLetter', {
  who: 'account',
  input: z.object({ id: Id, ...Thread, text: z.string().trim().min(1).max(4000) }),
  output: Letter,
})

export const readLetters = command('network.readLetters', {
  who: 'account',
  natural: true,
  input: z.object(Thread),
  output: Nothing,
})

/** In the account's topic of the curator and of those who administer the school. */
export const lettersChanged = event('network.lettersChanged', { key: Nothing, view: Nothing })
