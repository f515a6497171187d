import type { Db } from '#server/db'
import { conflict } from '#server/errors'
import { readSelves } from './kin.ts'
import { type Known, mayBeOne } from './policy.ts'

/** One account is one human being: a child's place never joins an adult's account, nor mother's that of father. */
export async function refuseMixed(db: Db, accountId: string, coming: Known): Promise<void> {
  if (await isMixed(db, accountId, coming)) {
    throw conflict(
      'Вы вошли как другой человек. Выйдите и создайте отдельный вход: у каждого свой',
      'You are signed in as somebody else. Sign out and make a separate account: everybody has their own',
      'account',
    )
  }
}

export async function isMixed(db: Db, accountId: string, coming: Known): Promise<boolean> {
  const selves = await readSelves(db, accountId)
  return selves.some((self) => !mayBeOne(self, coming))
}
