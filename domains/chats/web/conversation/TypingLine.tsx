import { TypingDots } from '#ui'
import { useWords } from '#web/i18n'
import { shortName } from '../names.ts'
import { useTypists } from '../use-chats.ts'

export function TypingLine({ chatId }: { chatId: string }) {
  const t = useWords('chats')
  const names = useTypists(chatId).map(({ name }) => name && shortName(name))
  if (names.length === 0) return null
  const [first, second] = names
  const said =
    names.length > 2
      ? t('typing.many')
      : !first
        ? t('typing.somebody')
        : second
          ? t('typing.two', { first, second })
          : t('typing.one', { name: first })
  return (
    <div className="chats-typing">
      <TypingDots>{said}</TypingDots>
    </div>
  )
}
