import './words.ts'
import './chats.css'
import { MessagesSquare, SquarePen } from 'lucide-react'
import { lazy, Suspense, useRef } from 'react'
import { Empty, FindButton, IconButton, TalkLayout, TopBar, VisuallyHidden } from '#ui'
import { useCalm } from '#web/calm'
import { useWords } from '#web/i18n'
import { useLate } from '#web/late'
import { useParam } from '#web/router'
import { useMe } from '#web/session'
import { ChatList } from './ChatList.tsx'
import { ConversationPane } from './conversation/ConversationPane.tsx'
import { useAnnouncing } from './conversation/use-announcing.ts'
import { useDetails } from './details/use-details.ts'
import type { FeedHandle } from './feed/Feed.tsx'
import { openFinder } from './find/finder.ts'
import { openNewChat } from './write/new-chat.ts'

const ChatDetails = lazy(() => import('./details/ChatDetails.tsx').then((file) => ({ default: file.ChatDetails })))

/** List, conversation, details. */
export function ChatsScreen() {
  const t = useWords('chats')
  useMe()
  const chatId = useParam('chatId')
  const feed = useRef<FeedHandle>(null)
  const details = useDetails()
  const calm = useCalm()
  useAnnouncing(chatId || undefined)
  const jump = (msgNo: number) => feed.current?.jump(msgNo)
  const { isWide } = details
  // The words come first; what is told of the chat follows when there is time.
  const aboutId = useLate(chatId)
  const about = chatId && aboutId && details.open && calm && (
    <Suspense>
      <ChatDetails key={aboutId} chatId={aboutId} isWide={isWide} onClose={details.toggle} onJump={jump} />
    </Suspense>
  )
  return (
    <>
      <TalkLayout
        listLabel={t('chats')}
        list={
          <>
            <div className="only-phone">
              <TopBar title={t('chats')}>
                <FindButton label={t('find.open')} onClick={openFinder} />
                <IconButton icon={SquarePen} label={t('write.open')} onClick={openNewChat} />
              </TopBar>
            </div>
            {!chatId && (
              <h1 className="only-wide">
                <VisuallyHidden>{t('chats')}</VisuallyHidden>
              </h1>
            )}
            <div className="only-wide chats-head">
              <FindButton label={t('find.open')} onClick={openFinder} />
              <IconButton icon={SquarePen} label={t('write.open')} onClick={openNewChat} />
            </div>
            <ChatList current={chatId} />
          </>
        }
        blank={<Empty icon={MessagesSquare} title={t('blank.title')} text={t('blank.text')} />}
        {...(about && isWide ? { side: about, sideLabel: t('details.title') } : {})}
      >
        {chatId && (
          <ConversationPane chatId={chatId} detailsOpen={details.open} onDetails={details.toggle} feed={feed} />
        )}
      </TalkLayout>
      {!isWide && about}
    </>
  )
}
