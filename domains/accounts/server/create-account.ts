import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { newId } from '#server/ids'
import { hashPassword } from './passwords.ts'

interface NewAccount {
  /** As the person is called: «Анна Кузнецова». */
  name: string
  login: string
  password: string
  email?: string | undefined
  phone?: string | undefined
}

/** Makes a way in. `field` is where the caller's form keeps the login, for the refusal beside it. */
export async function createAccount(
  tx: Tx,
  { name, login, password, email, phone }: NewAccount,
  field = 'login',
): Promise<string> {
  if (await isTaken(tx, 'login', login)) {
    throw conflict('Такой логин уже занят, придумайте другой', 'This login is taken, choose another one', field)
  }
  if (email && (await isTaken(tx, 'email', email))) {
    throw conflict(
      'С этой почтой уже входят. Войдите в тот аккаунт или укажите другую',
      'This e-mail already has an account. Sign in to it or give another e-mail',
      field.replace(/login$/, 'email'),
    )
  }
  const id = newId()
  const password_hash = await hashPassword(password)
  await tx
    .insertInto('accounts')
    .values({ id, name, login, email: email?.toLowerCase() ?? null, phone: phone ?? null, password_hash })
    .execute()
  return id
}

const isTaken = (tx: Tx, column: 'login' | 'email', value: string) =>
  tx.selectFrom('accounts').select('id').where(column, '=', value).executeTakeFirst()
