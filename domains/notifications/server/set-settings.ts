import { invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { viewSettings } from './views.ts'

/** Somebody chooses what wakes them and whether letters come; a letter needs an address. */
export const setSettings = handleCommand(contract.setSettings, async ({ tx, actor, input }) => {
  const { email, digest } = await viewSettings(tx, actor)
  if (input.digest && !digest && !email) {
    throw invalid(
      'В вашей учётной записи нет почты: писать пока некуда',
      'Your account has no e-mail: there is nowhere to write to yet',
      'digest',
    )
  }
  const wishes = { show_text: input.showText, digest: input.digest, digest_minute: input.digestMinute }
  await tx
    .insertInto('notification_settings')
    .values({ account_id: actor.accountId, ...wishes, digest_on: null })
    .onConflict((oc) => oc.column('account_id').doUpdateSet(wishes))
    .execute()
  return viewSettings(tx, actor)
})
