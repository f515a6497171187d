import '../around/words.ts'
import '../around/around.css'
import '../around/news.ts'
import { BookOpen, Search, ShieldAlert, X } from 'lucide-react'
import { Button, Dialog, IconButton, Note } from '#ui'
import { useWords } from '#web/i18n'
import { LooksCard } from '../around/LooksCard.tsx'
import { OwnCard } from '../around/OwnCard.tsx'
import { PlaceCard } from '../around/PlaceCard.tsx'
import { RulesCard } from '../around/RulesCard.tsx'
import { ChatAvatar } from '../ChatAvatar.tsx'
import { setEnterSends, useEnterSends } from '../compose/enter.ts'
import { useTitles } from '../names.ts'
import { useAudience, useLacksAdult } from '../use-audience.ts'
import { useHeld } from '../use-chats.ts'
import { GoToDate } from './GoToDate.tsx'
import { MemberList } from './MemberList.tsx'
import { NotifyChoice } from './NotifyChoice.tsx'

type Props = { chatId: string; isWide: boolean; onClose: () => void; onJump: (msgNo: number) => void }

export function ChatDetails({ isWide, onClose, ...rest }: Props) {
  const t = useWords('chats')
  const jump = (msgNo: number) => {
    if (!isWide) onClose()
    rest.onJump(msgNo)
  }
  if (!isWide) {
    return (
      <Dialog open title={t('details.title')} onClose={onClose}>
        <Details {...rest} onJump={jump} />
      </Dialog>
    )
  }
  return (
    <div className="stack">
      <div className="row">
        <h2 className="sp chats-side-title">{t('details.title')}</h2>
        <IconButton icon={X} label={t('details.close')} onClick={onClose} />
      </div>
      <Details {...rest} onJump={jump} />
    </div>
  )
}

function Details({ chatId, onJump }: Omit<Props, 'isWide' | 'onClose'>) {
  const t = useWords('chats')
  const held = useHeld(chatId)
  if (!held) return null
  return <Known chat={held.chat} onJump={onJump} t={t} />
}

function Known({
  chat,
  onJump,
  t,
}: {
  chat: NonNullable<ReturnType<typeof useHeld>>['chat']
  onJump: Props['onJump']
  t: ReturnType<typeof useWords>
}) {
  const title = useTitles()(chat)
  const who = useAudience(chat)
  const around = useWords('around')
  const lacksAdult = useLacksAdult(chat)
  const about = chat.automatic ?? (chat.follows === 'teachers' ? 'allTeachers' : chat.follows)
  const enters = useEnterSends()
  return (
    <>
      <div className="chats-card">
        <ChatAvatar chat={chat} title={title} size="xl" />
        <h3>{title}</h3>
        {chat.about && <p className="small">{chat.about}</p>}
        {chat.peer?.post && <p className="small dim">{chat.peer.post}</p>}
      </div>
      {who && <Note>{who}</Note>}
      {lacksAdult && (
        <Note kind="bad" icon={ShieldAlert}>
          {around('about.noAdult')}
        </Note>
      )}
      {about && <p className="small dim">{around(`about.${about}`)}</p>}
      <div className="row wrap">
        <Button kind="soft" icon={Search} href={`/search?chat=${chat.id}`}>
          {t('details.find')}
        </Button>
        <Button kind="soft" icon={BookOpen} href={`/chats/${chat.id}/materials`}>
          {t('details.materials')}
        </Button>
      </div>
      <NotifyChoice chat={chat} />
      <PlaceCard chat={chat} />
      {chat.lastMsgNo > 0 && <GoToDate chat={chat} onJump={onJump} />}
      <LooksCard chat={chat} />
      {chat.kind !== 'direct' && <MemberList chat={chat} />}
      <RulesCard chat={chat} />
      <OwnCard chat={chat} />
      <Button className="only-wide" onClick={() => setEnterSends(!enters)}>
        {t(enters ? 'compose.enter.line' : 'compose.enter.backToEnter')}
      </Button>
    </>
  )
}
