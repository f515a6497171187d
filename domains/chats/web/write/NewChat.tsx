import '../chats.css'
import './words.ts'
import { GraduationCap, Megaphone, UserRound, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { Dialog, Segmented } from '#ui'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { useHat } from '#web/session'
import type { Chat } from '../../contract.ts'
import { chatStore } from '../store/store.ts'
import { OfClass } from './OfClass.tsx'
import { OnePerson } from './OnePerson.tsx'
import { Several } from './Several.tsx'

type Way = 'direct' | 'group' | 'channel' | 'class'
const STAFF_ENDS = new Set(['pupil', 'guardian'])

/** To one person; and for staff also to a group, in a channel of their own, or to a class. */
export default function NewChat({ onClose }: { onClose: () => void }) {
  const t = useWords('chats')
  const words = useWords('newChat')
  const go = useGo()
  const hat = useHat()
  const [way, setWay] = useState<Way>('direct')
  const isStaff = hat?.roles.some((role) => !STAFF_ENDS.has(role))
  const done = (chat: Chat) => {
    chatStore.put(chat)
    onClose()
    go(`/chats/${chat.id}`)
  }
  const open = (chatId: string) => {
    onClose()
    go(`/chats/${chatId}`)
  }
  const teaches = hat?.can.administer || hat?.classes.some(({ part }) => part !== 'pupil')
  const options = [
    { value: 'direct' as const, label: t('write.direct'), icon: UserRound },
    { value: 'group' as const, label: t('write.group'), icon: UsersRound },
    { value: 'channel' as const, label: t('write.channel'), icon: Megaphone },
    ...(teaches ? [{ value: 'class' as const, label: words('ofClass'), icon: GraduationCap }] : []),
  ]
  return (
    <Dialog open title={t('write.title')} onClose={onClose}>
      {isStaff && <Segmented label={t('write.title')} options={options} value={way} onChange={setWay} />}
      {hat && way === 'direct' && <OnePerson hat={hat} onDone={done} />}
      {hat && way === 'class' && <OfClass hat={hat} onOpen={open} onClose={onClose} />}
      {hat && (way === 'group' || way === 'channel') && <Several key={way} hat={hat} kind={way} onDone={done} />}
    </Dialog>
  )
}
