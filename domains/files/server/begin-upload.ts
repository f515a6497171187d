import type { output } from 'zod'
import type { Db, Tx } from '#server/db'
import { conflict, invalid, Refusal } from '#server/errors'
import { inTransaction } from '#server/events'
import { takeAttempt } from '#server/limits'
import type { Actor } from '#server/operation'
import type { UploadMetadata } from '../contract.ts'
import { accessSelf } from './access.ts'
import { refuseBlocked } from './block-files.ts'
import { cleanName } from './names.ts'
import { largestFor, UPLOADS_AT_ONCE } from './policy.ts'
import { spokenSize } from './spoken-size.ts'
import { readLimits, takePlace } from './usage.ts'

interface Wish {
  size: number
  told: output<typeof UploadMetadata>
}

/** Says yes or no before a byte is taken. The same upload begun again, after a lost answer, is the same upload. */
export async function beginUpload(db: Db, actor: Actor, { size, told }: Wish): Promise<'begun' | 'known'> {
  await takeAttempt('files.upload', actor.accountId, 1200, 600)
  const { result } = await inTransaction(db, (tx) => begin(tx, actor, size, told))
  return result
}

async function begin(tx: Tx, actor: Actor, size: number, told: Wish['told']): Promise<'begun' | 'known'> {
  const self = await accessSelf(tx, actor, told.organizationId)
  const known = await tx.selectFrom('files').selectAll().where('id', '=', told.id).executeTakeFirst()
  if (known) {
    const same = known.account_id === actor.accountId && known.state === 'uploading' && known.size === size
    if (!same)
      throw conflict('Этот номер файла уже занят: начните загрузку заново', 'This file id is taken: begin anew', 'id')
    return 'known'
  }
  if (size === 0) throw invalid('Файл пуст: выберите другой', 'The file is empty: choose another', 'size')
  await refuseBlocked(tx, self.personId)
  const limits = await readLimits(tx, told.organizationId)
  const largest = largestFor(self.roles, limits)
  if (size > largest) throw tooLarge(size, largest)
  await refuseTooMany(tx, actor)
  if (!(await takePlace(tx, told.organizationId, size, limits.quota))) throw noPlace()
  await tx
    .insertInto('files')
    .values({
      id: told.id,
      organization_id: told.organizationId,
      person_id: self.personId,
      account_id: actor.accountId,
      state: 'uploading',
      refused_for: null,
      voice: told.voice === '1',
      name: cleanName(told.name),
      size,
      told: JSON.stringify({
        ...(told.seconds !== undefined ? { seconds: told.seconds } : {}),
        ...(told.waveform ? { waveform: told.waveform.split(',').map((level) => Math.min(31, Number(level))) } : {}),
      }),
      sha256: null,
      card: null,
      counted: size,
      ready_at: null,
      held_until: null,
      chat_id: null,
      msg_no: null,
      position: null,
      attached_at: null,
    })
    .execute()
  return 'begun'
}

async function refuseTooMany(tx: Tx, actor: Actor): Promise<void> {
  const { count } = await tx
    .selectFrom('files')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', actor.accountId)
    .where('state', '=', 'uploading')
    .executeTakeFirstOrThrow()
  if (count < UPLOADS_AT_ONCE) return
  throw new Refusal(
    'too_many',
    'Слишком много файлов загружается сразу. Дождитесь, пока часть из них уйдёт',
    'Too many files are on their way. Wait until some of them have arrived',
    { retryAfter: 30 },
  )
}

const tooLarge = (size: number, largest: number) =>
  new Refusal(
    'too_large',
    `Файл занимает ${spokenSize(size, 'ru')}, а отправить можно до ${spokenSize(largest, 'ru')}. Сожмите его или разделите на части`,
    `The file takes ${spokenSize(size, 'en')}, up to ${spokenSize(largest, 'en')} can be sent. Compress it or split it`,
    { field: 'size' },
  )

const noPlace = () =>
  new Refusal(
    'too_large',
    'В хранилище школы не осталось места. Попросите администратора его добавить',
    'The school has no room for files left. Ask the administrator to add some',
    { field: 'quota' },
  )
