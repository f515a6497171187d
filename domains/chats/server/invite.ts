import type { Tx } from '#server/db'
import { forbidden, notFound } from '#server/errors'
import { mayStart } from '../rules.ts'
import { readSubjects, type Subject } from './cards.ts'
import { readAllowed } from './contact-rules.ts'
import { readTies } from './ties.ts'

/** The people one may bring into a chat made by hand: the administration anyone of the school, others whom they may write to. */
export async function holdInvited(
  tx: Tx,
  organizationId: string,
  self: { personId: string; administers: boolean },
  personIds: string[],
): Promise<Subject[]> {
  const ids = [...new Set(personIds)].filter((id) => id !== self.personId)
  if (ids.length === 0) return []
  const here = await tx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', ids)
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .execute()
  if (here.length < ids.length)
    throw notFound('Кого-то из этих людей в школе нет', 'Somebody of these people is not in the school')
  if (!self.administers) {
    const ties = await readTies(tx, organizationId, self.personId, ids)
    const { allowed } = await readAllowed(tx, organizationId)
    if (!ids.every((id) => mayStart(ties.get(id) ?? [], allowed))) {
      throw forbidden(
        'Пригласить можно тех, кому вы можете написать: свои классы, их родителей и коллег',
        'You may invite those you may write to: your classes, their parents and colleagues',
      )
    }
  }
  return [...(await readSubjects(tx, ids)).values()]
}
