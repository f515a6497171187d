import type { Tx } from '#server/db'
import { enqueueOutgoing } from '#server/outgoing'

const LETTERS = {
  stepDropped: {
    subject: '«Звонок»: второй шаг отключён',
    text: 'В вашем аккаунте отключён способ подтверждать вход.',
  },
  phoneChanged: { subject: '«Звонок»: телефон изменён', text: 'В вашем аккаунте изменён номер телефона.' },
  mailChanged: { subject: '«Звонок»: почта изменена', text: 'В вашем аккаунте изменён адрес почты.' },
  identityBound: {
    subject: '«Звонок»: подключён ещё один вход',
    text: 'К вашему аккаунту подключён вход через другую систему.',
  },
  identityDropped: {
    subject: '«Звонок»: вход отключён',
    text: 'В вашем аккаунте отключён вход через другую систему.',
  },
  deletionAsked: {
    subject: '«Звонок»: аккаунт будет удалён',
    text: 'Вы попросили удалить аккаунт. Передумать можно две недели: войдите и нажмите «Не удалять».',
  },
} as const

const WHAT_TO_DO =
  'Если это были не вы, войдите, смените пароль и нажмите «Моим аккаунтом воспользовались», или сразу скажите администратору школы.'

/** A word to the owner at the addresses they have; `also` is the one that has just been taken from the account. */
export async function writeToOwner(
  tx: Tx,
  accountId: string,
  about: keyof typeof LETTERS,
  { also = null as string | null, but = null as string | null } = {},
): Promise<void> {
  const { email, phone } = await tx
    .selectFrom('accounts')
    .select(['email', 'phone'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const { subject, text } = LETTERS[about]
  const addresses = new Set([email, also ?? (email ? null : phone)].filter((one) => one !== null && one !== but))
  for (const address of addresses) {
    if (address!.includes('@'))
      await enqueueOutgoing(tx, { channel: 'mail', address: address!, subject, body: `${text}\n\n${WHAT_TO_DO}` })
    else
      await enqueueOutgoing(tx, {
        channel: 'sms',
        address: address!,
        body: `Звонок: ${text} Не вы? Скажите администратору школы.`,
      })
  }
}
