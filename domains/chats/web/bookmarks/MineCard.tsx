import '../words.ts'
import '../deeds/words.ts'
import { AtSign, Bookmark, CalendarClock, Star } from 'lucide-react'
import { Button, Card } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { sayRefusal } from '#web/say-refusal'
import { useHat } from '#web/session'
import type { startDirect } from '../../contract.ts'
import { chatStore } from '../store/store.ts'

/** For «Ещё»: what is only mine. Whoever is in no school has none of it. */
export function MineCard() {
  const d = useWords('deeds')
  const go = useGo()
  const hat = useHat()
  const open = useRun<typeof startDirect>('chats.startDirect', {
    onDone: (chat) => {
      chatStore.put(chat)
      go(`/chats/${chat.id}`)
    },
  })
  if (!hat) return null
  const { personId, organization } = hat
  return (
    <Card title={d('card.title')}>
      <div className="stack stack-s">
        <p className="dim">{d('card.text')}</p>
        <div className="row wrap">
          <Button
            kind="soft"
            icon={Star}
            busy={open.isPending}
            onClick={() => open.mutate({ organizationId: organization.id, personId }, { onError: sayRefusal })}
          >
            {d('card.saved')}
          </Button>
          <Button kind="soft" icon={Bookmark} href="/bookmarks">
            {d('card.bookmarks')}
          </Button>
          <Button kind="soft" icon={AtSign} href="/mentions">
            {d('card.mentions')}
          </Button>
          <Button kind="soft" icon={CalendarClock} href="/later">
            {d('card.later')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
