import '../words.ts'
import '../chats.css'
import { CalendarDays, Megaphone, SquarePen } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { Hat } from '#contract/people'
import { Avatar, Count, FindButton, IconButton, Lane, type Option, Page, Pills, ScreenTitle, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useHat, useMe } from '#web/session'
import { ShortChatList } from '../ChatList.tsx'
import { openFinder } from '../find/finder.ts'
import type { Held } from '../store/held.ts'
import { openNewChat } from '../write/new-chat.ts'
import { Important } from './Important.tsx'
import { Today } from './Today.tsx'
import { timeOfDay } from './time-of-day.ts'
import { todayCards } from './today-cards.ts'
import { useImportantCount } from './use-important.ts'

export const ImportantScreen = () => <Home lane="important" />
export const TodayScreen = () => <Home lane="today" />

/** Three lanes beside each other on a wide screen; on a phone the one that the bar below has chosen. */
function Home({ lane }: { lane: 'important' | 'today' }) {
  const t = useWords('chats')
  useMe()
  const hat = useHat()
  const [child, setChild] = useState('all')
  const waiting = useImportantCount()
  const time = t(`home.${timeOfDay(new Date(), hat?.organization.timeZone)}`)
  const hello = hat ? t('home.hello', { time, name: hat.greetingName }) : t('home.plainHello', { time })
  const narrow = (name: string) => (name === lane ? 'chats-lane' : 'chats-lane only-wide')
  return (
    <Page className="chats-home">
      <div>
        <TopBar title={hello}>
          <FindButton label={t('find.wide')} onClick={openFinder} />
        </TopBar>
        <ScreenTitle>{t(`home.${lane}`)}</ScreenTitle>
        {hat && hat.children.length > 1 && (
          <div className="only-wide">
            <Pills
              label={t('home.family')}
              options={familyOf(hat, t('home.whole'))}
              value={child}
              onChange={setChild}
            />
          </div>
        )}
      </div>
      <div className="chats-lanes">
        <Lane
          className={narrow('important')}
          title={t('home.important')}
          mark={<Count value={waiting} bell label={t('home.importantCount')} />}
          aside={hat && <IconButton icon={Megaphone} label={t('home.announcements')} href="/announcements" />}
        >
          <Important />
        </Lane>
        <Lane
          className={narrow('today')}
          title={t('home.today')}
          aside={hat && <IconButton icon={CalendarDays} label={t('home.calls')} href="/calls" />}
        >
          <div className="stack">
            <Today />
            {todayCards.map(({ key, Card }) => (
              <Suspense key={key}>
                <Card />
              </Suspense>
            ))}
          </div>
        </Lane>
        <Lane
          className={narrow('chats')}
          title={t('home.chats')}
          aside={<IconButton icon={SquarePen} label={t('write.open')} onClick={openNewChat} />}
        >
          <ShortChatList which={chatsOf(hat, child)} />
        </Lane>
      </div>
    </Page>
  )
}

const familyOf = (hat: Hat, whole: string): Option<string>[] => [
  { value: 'all', label: whole },
  ...hat.children.map(({ id, name, className }) => ({
    value: id,
    label: className ? `${name}, ${className}` : name,
    lead: <Avatar id={id} name={name} size="s" />,
  })),
]

/** One child's chats: those of the class, and talks with the class's people are everybody's. */
function chatsOf(hat: Hat | null | undefined, child: string): (held: Held) => boolean {
  const classId = hat?.children.find(({ id }) => id === child)?.classId
  return ({ chat }) => !classId || chat.classId === classId
}
