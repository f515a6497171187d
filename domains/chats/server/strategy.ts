import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import type { Strategy } from '../contract.ts'
import { mayMake, USUAL_STRATEGY } from '../rules.ts'

/** Who makes what in this school. */
export async function readStrategy(db: Db, organizationId: string): Promise<Strategy> {
  const row = await db
    .selectFrom('chat_strategies')
    .select(['groups', 'channels', 'pupils', 'guardians'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row ?? USUAL_STRATEGY
}

interface Maker {
  personId: string
  staff: boolean
  administers: boolean
}

/** Whether somebody may make each of the four; of a class's chats, in the class named. */
export async function readMay(
  db: Db,
  organizationId: string,
  { personId, staff, administers }: Maker,
  classId?: string,
) {
  const strategy = await readStrategy(db, organizationId)
  let seats = db
    .selectFrom('class_seats')
    .select('class_id')
    .where('person_id', '=', personId)
    .where('part', '!=', 'pupil')
    .where('left_at', 'is', null)
  if (classId) seats = seats.where('class_id', '=', classId)
  const teaches = (await seats.executeTakeFirst()) !== undefined
  const may = (what: keyof Strategy) => mayMake(strategy[what], { administers, staff, teaches })
  const ofClass = (what: 'pupils' | 'guardians') => may(what) && (teaches || administers)
  return {
    strategy,
    may: {
      groups: may('groups'),
      channels: may('channels'),
      pupils: ofClass('pupils'),
      guardians: ofClass('guardians'),
    },
  }
}

export async function checkStrategy(
  db: Db,
  organizationId: string,
  maker: Maker,
  what: keyof Strategy,
  classId?: string,
): Promise<void> {
  const { strategy, may } = await readMay(db, organizationId, maker, classId)
  if (may[what]) return
  throw strategy[what] === 'administration'
    ? forbidden(
        'В вашей школе такие чаты создаёт администрация. Попросите её или войдите в тот, что уже есть',
        'In your school such chats are made by the administration. Ask it, or join one that is there',
      )
    : forbidden(
        'Такие чаты создают педагоги своих классов и администрация',
        'Such chats are made by those who teach the class, and by the administration',
      )
}
