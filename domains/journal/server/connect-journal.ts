import type { z } from 'zod'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { config } from '#server/config'
import type { Tx } from '#server/db'
import { invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import { hostAndPort } from '#server/outside'
import { seal } from '#server/sealed'
import * as contract from '../contract.ts'
import { faultOfTemplate } from '../rules.ts'
import { accessOffice, findJournal, type JournalRow } from './access.ts'
import { FAULTS } from './sentences.ts'
import { viewJournal } from './views.ts'

type Wish = z.output<typeof contract.connectJournal.input>

export const connectJournal = handleCommand(contract.connectJournal, async ({ tx, actor, input, call }) => {
  const { organizationId } = input
  const hat = await accessOffice(tx, actor, organizationId)
  checkLink('staffLink', input.staffLink)
  checkLink('familyLink', input.familyLink)
  const before = await findJournal(tx, organizationId)
  const row = {
    adapter: input.adapter,
    name: input.name,
    ...(input.adapter === 'oneroster' ? sourceOf(input, before) : NO_SOURCE),
    ...(input.adapter === 'links' ? { write_if_clear: false } : { write_if_clear: input.writeIfClear }),
    leave_absent: input.leaveAbsent,
    subject_chats: input.subjectChats,
    staff_link: input.staffLink,
    family_link: input.familyLink,
    ...(input.adapter === 'drop' ? {} : { upload_hash: null }),
    connected_by: hat.personId,
  }
  await keep(tx, organizationId, row)
  note(tx, {
    organizationId,
    action: 'journal.connectJournal',
    byPersonId: hat.personId,
    details: { adapter: input.adapter },
  })
  return viewJournal(tx, organizationId, call.origin)
})

async function keep(tx: Tx, organizationId: string, row: Partial<JournalRow>): Promise<void> {
  await tx
    .insertInto('journals')
    .values({ organization_id: organizationId, ...row } as never)
    .onConflict((oc) => oc.column('organization_id').doUpdateSet(row as never))
    .execute()
}

const NO_SOURCE = {
  version: null,
  address: null,
  token_address: null,
  client_id: null,
  sealed_secret: null,
  school_id: null,
  every_hours: null,
  next_at: null,
}

function sourceOf(input: Wish, before: JournalRow | undefined) {
  const address = checkAddress('address', input.address)
  const token_address = checkAddress('tokenAddress', input.tokenAddress)
  if (!input.clientId) throw invalid('Укажите идентификатор клиента', 'Give the client id', 'clientId')
  // A secret goes nowhere but to the addresses it was given for.
  const isSame =
    before?.address === address && before.token_address === token_address && before.client_id === input.clientId
  const kept = isSame ? before.sealed_secret : null
  if (!input.secret && !kept) {
    throw before?.sealed_secret
      ? invalid(
          'Адрес или клиент изменились: введите секрет ещё раз, на новый адрес прежний не отправим',
          'The address or the client has changed: enter the secret again, the earlier one is not sent to a new address',
          'secret',
        )
      : invalid('Введите секрет: его выдаёт журнал', 'Enter the secret: the journal gives it', 'secret')
  }
  const { everyHours } = input
  const isPaceKept = before?.every_hours === everyHours && before?.next_at
  return {
    version: input.version ?? '1.1',
    address,
    token_address,
    client_id: input.clientId,
    sealed_secret: input.secret ? seal('journal', input.secret, input.organizationId) : kept,
    school_id: input.schoolId,
    every_hours: everyHours,
    next_at:
      everyHours === null ? null : isPaceKept ? before.next_at : new Date(now().getTime() + everyHours * 3600_000),
  }
}

/** https; http only to a server of the school's own network that the operator has named. */
function checkAddress(field: 'address' | 'tokenAddress', address: string | null): string {
  const url = address && URL.canParse(address) ? new URL(address) : null
  if (!url?.hostname || url.username || url.password || url.hash) {
    throw invalid(
      'Нужен полный адрес, например https://journal.example.ru',
      'Give the whole address, like https://journal.example.ru',
      field,
    )
  }
  if (url.protocol !== 'https:' && !config.journalHosts.includes(hostAndPort(url))) {
    throw invalid(
      'Адрес должен начинаться с https://. Журнал внутри школьной сети разрешает оператор сервера',
      'The address has to begin with https://. A journal in the school’s own network is allowed by the operator of the server',
      field,
    )
  }
  return url.href.replace(/\/$/, '')
}

function checkLink(field: 'staffLink' | 'familyLink', template: string | null): void {
  const fault = template && faultOfTemplate(template)
  if (fault) throw invalid(FAULTS[fault].ru, FAULTS[fault].en, field)
}
