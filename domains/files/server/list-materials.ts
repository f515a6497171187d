import { invalid, notFound } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf } from './access.ts'
import { readPinned, readSeats, readShelf, readSubjects } from './shelf.ts'

const PAGE = 40

/** Somebody reads the shelf of the chats where they sit: of one, of a class, of the school. */
export const listMaterials = handleQuery(contract.listMaterials, async ({ tx, actor, input }) => {
  const { organizationId, classId, chatId } = input
  if (!organizationId && !classId && !chatId)
    throw invalid('Назовите чат, класс или школу', 'Name a chat, a class or a school', 'chatId')
  if (organizationId) await accessSelf(tx, actor, organizationId)
  const seats = await readSeats(tx, actor, { organizationId, classId, chatId })
  if (seats.length === 0 && (classId || chatId))
    throw notFound('Такого чата нет или он для вас закрыт', 'There is no such chat, or it is closed to you')

  const first = input.after === undefined
  const page = await readShelf(tx, seats, { ...input, limit: PAGE + 1 })
  const materials = page.slice(0, PAGE)
  const last = materials.at(-1)
  return {
    materials,
    pinned: first ? await readPinned(tx, seats, input) : [],
    subjects: first ? await readSubjects(tx, seats) : [],
    next: page.length > PAGE && last ? `${last.sentAt}_${last.file.id}` : null,
  }
})
