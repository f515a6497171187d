import './words.ts'
import { toast } from '#ui'
import { wordsOf } from '#web/i18n'
import type { Message } from '../../contract.ts'
import { copyText } from '../conversation/copy.ts'

/** Opens the message for whoever sits in its chat; for anybody else there is nothing. */
export async function copyLink({ chatId, msgNo }: Message): Promise<void> {
  await copyText(`${location.origin}/chats/${chatId}?at=${msgNo}`)
  toast(wordsOf('deeds')('link.copied'))
}
