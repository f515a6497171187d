import '../words.ts'
import '../chats.css'
import { Page, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { WaitingList } from '../deeds/WaitingList.tsx'
import { useChats } from '../use-chats.ts'

/** What I have said anywhere and nobody has heard yet. */
export function LaterScreen() {
  const d = useWords('deeds')
  useMe()
  useChats()
  return (
    <Page className="chats-narrow">
      <TopBar title={d('waiting.title')} back="/more" />
      <WaitingList />
    </Page>
  )
}
