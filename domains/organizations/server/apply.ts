import type { z } from 'zod'
import { normaliseAddress, normalisePhone } from '#domains/accounts'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, invalid } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { refuseClosedIntake } from './intake.ts'
import { writeReceived } from './letters.ts'
import { isOrderDate } from './policy.ts'
import { tellOperators } from './tell.ts'

type Input = z.output<typeof contract.apply.input>

export const apply = handleCommand(contract.apply, async ({ tx, input, call }) => {
  await takeAttempt('organizations.apply', call.ip, 30, 3600)
  await refuseClosedIntake(tx)
  const { organization, administrator, order } = input
  const phone = normalisePhone(administrator.phone, 'administrator.phone')
  const email = normaliseAddress(administrator.email, 'administrator.email').address
  if (!isOrderDate(order.date, now())) {
    throw invalid('Проверьте дату приказа: она ещё не наступила', 'Check the date of the order', 'order.date')
  }
  await refuseUnknownFile(tx, order.fileId)
  await refuseTwin(tx, phone, organization.name)

  await tx
    .insertInto('applications')
    .values({
      id: input.id,
      profile: JSON.stringify(organization),
      last_name: administrator.lastName,
      first_name: administrator.firstName,
      patronymic: administrator.patronymic ?? null,
      email,
      phone,
      order_number: order.number,
      order_date: order.date,
      order_file_id: order.fileId,
    })
    .execute()
  await writeReceived(
    tx,
    { ...administrator, email, phone },
    organization.name,
    `${call.origin}/application/${input.id}`,
  )
  await tellOperators(tx, null)
  return { applicationId: input.id }
})

/** Only a file brought as an order, and by nobody's application yet: not any file whose id somebody knows. */
async function refuseUnknownFile(tx: Tx, fileId: Input['order']['fileId']): Promise<void> {
  const file = await tx
    .selectFrom('order_files')
    .leftJoin('applications', 'applications.order_file_id', 'order_files.file_id')
    .select(['file_id', 'applications.id as taken_by'])
    .where('file_id', '=', fileId)
    .executeTakeFirst()
  if (!file || file.taken_by) {
    throw invalid('Приложите приказ ещё раз: файл не дошёл', 'Attach the order again: the file is lost', 'order.fileId')
  }
}

async function refuseTwin(tx: Tx, phone: string, name: string): Promise<void> {
  const twin = await tx
    .selectFrom('applications')
    .leftJoin('application_decisions', 'application_decisions.application_id', 'applications.id')
    .select('applications.id')
    .where('phone', '=', phone)
    .where('approved', 'is', null)
    .where(({ eb, fn, ref }) => eb(fn('lower', [ref('profile', '->>').key('name')]), '=', name.toLowerCase()))
    .executeTakeFirst()
  if (twin) {
    throw conflict(
      'Такая заявка уже ждёт решения. Ссылка на неё есть в письме, которое мы вам отправили',
      'This application is already waiting. Its link is in the letter we sent you',
    )
  }
}
