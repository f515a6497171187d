import type { Db } from '#server/db'

/** An account that nobody can ever sign in with: it bears what a school has brought from an account elsewhere. */
export const addBearer = (db: Db, id: string, name: string) =>
  db
    .insertInto('accounts')
    .values({ id, name, login: null, email: null, phone: null, password_hash: null })
    .onConflict((oc) => oc.doNothing())
    .execute()
