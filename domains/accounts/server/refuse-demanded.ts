import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { readFactors } from './factors.ts'

/** The last factor stays where the school, or the operators, ask for one. */
export async function refuseDemanded(tx: Tx, accountId: string): Promise<void> {
  const { totp, passkey, demanded } = await readFactors(tx, accountId)
  if (!demanded || totp || passkey) return
  throw conflict(
    'Ваша школа просит второй шаг у тех, кто ею управляет. Сначала подключите другой способ',
    'Your school asks for a second step. Connect another way first',
  )
}
