import type { Db } from '#server/db'
import { type Reach, readAddress } from './addresses.ts'

export interface AccountRow {
  id: string
  name: string
  password_hash: string | null
}

/** By a phone in E.164 or an e-mail, as `normaliseAddress` gives them. */
export async function findAccountByAddress(db: Db, address: string): Promise<AccountRow | undefined> {
  return findByReach(db, { kind: address.includes('@') ? 'mail' : 'phone', address })
}

/** By whatever stands in the first field of the sign-in form: an e-mail, a phone however written, or a login. */
export async function findAccountByEntry(db: Db, entry: string): Promise<AccountRow | undefined> {
  const reach = readAddress(entry)
  const byReach = reach && (await findByReach(db, reach))
  return byReach ?? select(db).where('login', '=', entry.trim()).executeTakeFirst()
}

const findByReach = (db: Db, { kind, address }: Reach) =>
  select(db)
    .where(kind === 'mail' ? 'email' : 'phone', '=', address)
    .executeTakeFirst()

const select = (db: Db) => db.selectFrom('accounts').select(['id', 'name', 'password_hash'])
