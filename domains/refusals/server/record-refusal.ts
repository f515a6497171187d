import { normaliseAddress } from '#domains/accounts'
import { keepUpload, openKept } from '#domains/files'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, invalid } from '#server/errors'
import { inTransaction } from '#server/events'
import { admit, handleCommand, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { needsAddress, type Route } from '../rules.ts'
import { accessRefusal, accessSubject, noRefusal } from './access.ts'
import { deliverAnew } from './deliver.ts'
import { tellResponsible } from './tell.ts'
import { viewRefusal } from './views.ts'

/** R179–R182. It takes nothing away from the person but the duty to be here. */
export const recordRefusal = handleCommand(contract.recordRefusal, async ({ tx, actor, input }) => {
  const { organizationId, pupil, hat, applicants, responsible } = await accessSubject(tx, actor, input.subjectId)
  const own = input.applicantId === hat.personId && applicants.includes(hat.personId)
  if (!own && !(responsible && applicants.includes(input.applicantId))) {
    throw invalid(
      'Заявление подаёт родитель, а с 18 лет сам человек. Выберите из списка',
      'A guardian applies, from 18 on the person alone. Choose from the list',
      'applicantId',
    )
  }
  if (Date.parse(input.day) > now().getTime() + 24 * 3600_000) {
    throw invalid('Этот день ещё не наступил', 'That day has not come yet', 'day')
  }
  const { fileId, id: keptFor } = input
  const scan = fileId ? JSON.stringify(await keepUpload(tx, { fileId, personId: hat.personId, keptFor })) : null
  const made = await tx
    .insertInto('refusals')
    .values({
      id: input.id,
      organization_id: organizationId,
      subject_id: input.subjectId,
      applicant_id: input.applicantId,
      ground: input.ground,
      study: pupil ? input.study : null,
      ...routeOf(input),
      day: input.day,
      way: own ? 'press' : 'paper',
      comment: input.comment || null,
      scan,
      entered_by: hat.personId,
      ended_on: null,
      ended_by: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) {
    throw conflict(
      'Этот отказ уже внесён. Измените в нём способ или отмените его',
      'This refusal is entered already. Change its route or take it back',
    )
  }
  note(tx, {
    organizationId,
    byPersonId: hat.personId,
    action: 'refusals.recordRefusal',
    about: [input.subjectId, input.applicantId],
    object: { kind: 'refusal', id: input.id },
    details: { route: input.route },
  })
  await tellResponsible(tx, organizationId, [input.subjectId])
  return viewRefusal(tx, input.id)
})

/** A route is good only with an address that can be reached. */
function routeOf({ route, address }: { route: Route; address?: string | undefined }) {
  if (!needsAddress(route)) return { route, address: null }
  if (!address) {
    throw route === 'mail'
      ? invalid('Укажите адрес почты', 'Give an e-mail address', 'address')
      : invalid('Укажите номер телефона', 'Give a phone number', 'address')
  }
  if (address.includes('@') === (route === 'mail')) return { route, address: normaliseAddress(address).address }
  throw route === 'mail'
    ? invalid('Здесь нужен адрес почты', 'An e-mail address is needed here', 'address')
    : invalid('Здесь нужен номер телефона', 'A phone number is needed here', 'address')
}

export const changeRoute = handleCommand(contract.changeRoute, async ({ tx, actor, input }) => {
  const { row, hat } = await accessRefusal(tx, actor, input.refusalId)
  if (row.ended_on) throw ended()
  const way = routeOf(input)
  await tx.updateTable('refusals').set(way).where('id', '=', row.id).execute()
  await deliverAnew(tx, row.id, way)
  note(tx, { ...acted(row, hat.personId), action: 'refusals.changeRoute', details: { route: input.route } })
  await tellResponsible(tx, row.organization_id, [row.subject_id])
  return viewRefusal(tx, row.id)
})

export const endRefusal = handleCommand(contract.endRefusal, async ({ tx, actor, input }) => {
  const { row, hat } = await accessRefusal(tx, actor, input.refusalId)
  if (row.ended_on) throw ended()
  if (input.day < row.day) {
    throw invalid('Раньше самого отказа его отменить нельзя', 'It cannot end before it began', 'day')
  }
  const end = { ended_on: input.day, ended_by: hat.personId }
  await tx.updateTable('refusals').set(end).where('id', '=', row.id).execute()
  note(tx, { ...acted(row, hat.personId), action: 'refusals.endRefusal' })
  await tellResponsible(tx, row.organization_id, [row.subject_id])
  return viewRefusal(tx, row.id)
})

export const ended = () => conflict('Этот отказ уже отменён', 'This refusal is taken back already')

export const acted = (
  row: { id: string; organization_id: string; subject_id: string; applicant_id: string },
  byPersonId: string,
) => ({
  organizationId: row.organization_id,
  byPersonId,
  about: [row.subject_id, row.applicant_id],
  object: { kind: 'refusal', id: row.id },
})

/** Streams, so it is no `handleDownload`. */
export const openScan: Operation = {
  contract: contract.openScan,
  async run(db, call, raw) {
    const { actor, input } = admit(contract.openScan, call, raw)
    const { refusalId } = input as { refusalId: string }
    const { result: row } = await inTransaction(db, async (tx) => {
      const held = await accessRefusal(tx, actor!, refusalId)
      note(tx, { ...acted(held.row, held.hat.personId), action: 'refusals.openScan' })
      return held.row
    })
    if (!row.scan) throw noRefusal()
    return openKept(db, { ...row.scan, keptFor: row.id })
  },
}
