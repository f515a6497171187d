import { seatPeople } from '#domains/chats'
import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { invalid } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { type ClassName, MOST_AT_ONCE, readClassLine, schoolYear } from '../rules.ts'
import { mayNotBuild } from './refusals.ts'
import { tellClasses } from './tell.ts'
import { todayAt } from './today.ts'
import { viewClasses } from './views.ts'

export const addClasses = handleCommand(contract.addClasses, async ({ tx, actor, input }) => {
  const { organizationId, kind } = input
  const hat = await accessHat(tx, actor, organizationId)
  if (!hat.administers) throw mayNotBuild()
  const names = readNames(input.line, kind)
  const year = schoolYear(await todayAt(tx, organizationId))

  const present = await tx
    .selectFrom('classes')
    .select('name')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .where('archived_at', 'is', null)
    .execute()
  const taken = new Set(present.map(({ name }) => name.toLowerCase()))
  const fresh = names.filter(({ name }) => !taken.has(name.toLowerCase()))
  const existing = names.filter(({ name }) => taken.has(name.toLowerCase())).map(({ name }) => name)
  if (fresh.length === 0) return { added: [], existing }

  const rows = await tx
    .insertInto('classes')
    .values(fresh.map((one) => ({ id: newId(), organization_id: organizationId, kind, year, ...one })))
    .returningAll()
    .execute()
  const classIds = rows.map(({ id }) => id)
  note(tx, { organizationId, action: 'classes.addClasses', byPersonId: hat.personId, details: { classes: classIds } })
  await seatPeople(tx, { organizationId, classIds, actorId: hat.personId })
  await tellClasses(tx, organizationId, classIds, hat.personId)
  return { added: await viewClasses(tx, hat, rows), existing }
})

function readNames(line: string, kind: contract.ClassKind): ClassName[] {
  const { classes, unread } = readClassLine(line, kind)
  if (unread.length > 0) {
    const what = unread
      .slice(0, 5)
      .map((part) => `«${part.slice(0, 40)}»`)
      .join(', ')
    throw invalid(
      kind === 'class' ? `Не разобрали: ${what}. Пишите так: 1А–4В, 5А, 10–11А` : `Слишком длинное название: ${what}`,
      kind === 'class' ? `Could not read ${what}. Write like this: 1А–4В, 5А, 10–11А` : `The name is too long: ${what}`,
      'line',
    )
  }
  if (classes.length === 0) throw invalid('Напишите хотя бы одно название', 'Write at least one name', 'line')
  if (classes.length > MOST_AT_ONCE) {
    throw invalid(
      `Получается ${classes.length}, за один раз можно ${MOST_AT_ONCE}. Проверьте строку`,
      `This makes ${classes.length}; at most ${MOST_AT_ONCE} at once. Check the line`,
      'line',
    )
  }
  return classes
}
