import { z } from 'zod'
import { command, Day, Id, Instant, query } from '#contract'
import { Named } from './models.ts'

export const Ground = z.enum(['weather', 'quarantine', 'authority', 'competition'])
export type Ground = z.infer<typeof Ground>

export const RemoteOrder = z.object({
  id: Id,
  number: z.string(),
  day: Day,
  ground: Ground,
  from: Day,
  to: Day,
  classes: z.array(Named),
  bells: Named.nullable(),
  note: z.string().nullable(),
  declaredBy: z.string(),
  endedAt: Instant.nullable(),
})
export type RemoteOrder = z.infer<typeof RemoteOrder>

export const listOrders = query('lessons.listOrders', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ orders: z.array(RemoteOrder), today: Day }),
})

export const declareRemote = command('lessons.declareRemote', {
  who: 'account',
  input: z.object({
    id: Id, // the order's own id
    organizationId: Id,
    number: z.string().trim().min(1).max(60),
    day: Day,
    ground: Ground,
    from: Day,
    to: Day,
    classIds: z.array(Id).min(1).max(300),
    bellsId: Id.nullable(),
    note: z.string().trim().max(500).optional(),
  }),
  output: RemoteOrder,
})

export const endRemote = command('lessons.endRemote', {
  who: 'account',
  input: z.object({ id: Id, orderId: Id }),
  output: RemoteOrder,
})

const Part = z.object({ done: z.number().int(), all: z.number().int() })
const NamedPart = Part.extend({ missing: z.array(z.string()) })

/** What has to be ready before a class learns from home (R108–R111), counted, not ticked. */
export const Readiness = z.object({
  classId: Id,
  className: z.string(),
  timetable: z.boolean(),
  chats: Part.extend({ missing: z.array(z.string()), missingIds: z.array(Id) }), // subjects of the timetable that have a chat
  owners: NamedPart, // chats in which an administrator is named
  pupils: Part, // have joined
  guardians: Part,
  teachers: Part,
  equipment: NamedPart, // pupils who have said what they have, and it is enough
  calls: NamedPart, // pupils who have been in a call already, or tried one: it works for them
  teachersEquipment: NamedPart,
  teachersCalls: NamedPart,
})
export type Readiness = z.infer<typeof Readiness>

export const getReadiness = query('lessons.getReadiness', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ classes: z.array(Readiness) }),
})

const Has = z.object({
  devices: z.array(z.enum(['pc', 'laptop', 'tablet', 'phone'])).max(4),
  camera: z.boolean(),
  microphone: z.boolean(),
  sound: z.boolean(),
  internet: z.boolean(),
})

/** Mine and my children's. */
export const listEquipment = query('lessons.listEquipment', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ people: z.array(Named.extend({ self: z.boolean(), has: Has.nullable() })) }),
})

export const setEquipment = command('lessons.setEquipment', {
  who: 'account',
  natural: true,
  input: Has.extend({ personId: Id }),
  output: z.object({}),
})
