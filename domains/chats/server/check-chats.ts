import type { Db } from '#server/db'
import { type Actor, handleQuery } from '#server/operation'
import type { AutomaticChat } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessSelf, onlyAdministration } from './access.ts'
import type { Subject } from './cards.ts'
import { type Place, readPlaces } from './places.ts'

/** R064: by the very rule that seats people, so that what is shown as missing is what would be mended. */
export const checkChats = handleQuery(contract.checkChats, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor as Actor, input.organizationId)
  if (!self.administers) throw onlyAdministration()
  const { places, subjects } = await readPlaces(tx, { organizationId: input.organizationId })
  const automatic = places.filter((place): place is Place & { automatic: AutomaticChat } => place.automatic !== null)
  const seated = await readSeated(
    tx,
    automatic.flatMap(({ chat }) => chat?.id ?? []),
  )
  const classNames = await readClassNames(tx, input.organizationId)
  const chats = automatic.map((place) => {
    const here = (place.chat && seated.get(place.chat.id)) ?? []
    const belong = new Set(place.seats.map(({ personId }) => personId))
    const sits = new Set(here.map(({ person_id }) => person_id))
    return {
      automatic: place.automatic,
      classId: place.classId,
      className: place.classId && (classNames.get(place.classId)?.name ?? null),
      chatId: place.chat?.id ?? null,
      lacks: place.seats
        .filter(({ personId }) => !sits.has(personId))
        .map(({ personId }) => nameOf(subjects.get(personId))),
      strangers: here.filter(({ person_id }) => !belong.has(person_id)).map(({ name }) => name),
      adult: hasAdult(place, subjects),
      order: place.classId ? (classNames.get(place.classId)?.order ?? 0) : -1,
    }
  })
  return { chats: chats.sort((a, b) => a.order - b.order).map(({ order: _, ...chat }) => chat) }
})

/** A chat of pupils has somebody of the staff who leads it. */
const hasAdult = ({ seats }: Place, subjects: Map<string, Subject>): boolean =>
  !seats.some(({ personId }) => subjects.get(personId)?.roles.includes('pupil')) ||
  seats.some(({ part }) => part === 'owner')

const nameOf = (subject: Subject | undefined): string =>
  subject ? [subject.lastName, subject.firstName, subject.patronymic].filter(Boolean).join(' ') : ''

async function readSeated(db: Db, chatIds: string[]) {
  if (chatIds.length === 0) return new Map<string, { person_id: string; name: string }[]>()
  const seats = await db
    .selectFrom('chat_seats')
    .select(['chat_id', 'person_id', 'card'])
    .where('chat_id', 'in', chatIds)
    .where('left_at', 'is', null)
    .execute()
  return Map.groupBy(
    seats.map(({ chat_id, person_id, card }) => ({ chat_id, person_id, name: card.name })),
    ({ chat_id }) => chat_id,
  )
}

/** As a school counts its classes: 1А … 11Б, then groups by name. */
async function readClassNames(db: Db, organizationId: string): Promise<Map<string, { name: string; order: number }>> {
  const rows = await db
    .selectFrom('classes')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .orderBy('parallel', (order) => order.asc().nullsLast())
    .orderBy('name')
    .execute()
  return new Map(rows.map(({ id, name }, order) => [id, { name, order }]))
}
