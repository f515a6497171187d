import './words.ts'
import { DoorOpen, Lock, LockOpen, Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button, Confirm, Field, FormDialog, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import type { Chat, closeChat, nameChat, removeMember } from '../../contract.ts'
import { useTitles } from '../names.ts'
import { chatStore } from '../store/store.ts'

/** What becomes of the chat itself: its name, its end; and one's own way out. */
export function OwnCard({ chat }: { chat: Chat }) {
  const t = useWords('around')
  const [open, setOpen] = useState<'name' | 'close' | 'leave'>()
  const nameable = chat.can.moderate && chat.automatic === null && chat.kind !== 'direct'
  const leavable = chat.automatic === null && chat.follows === null && chat.kind !== 'direct'
  const close = () => setOpen(undefined)
  if (!nameable && !leavable && !chat.closable) return null
  return (
    <div className="row wrap">
      {nameable && (
        <Button icon={Pencil} onClick={() => setOpen('name')}>
          {t('own.name')}
        </Button>
      )}
      {chat.closable && (
        <Button icon={chat.archived ? LockOpen : Lock} onClick={() => setOpen('close')}>
          {t(chat.archived ? 'own.open' : 'own.close')}
        </Button>
      )}
      {leavable && (
        <Button icon={DoorOpen} onClick={() => setOpen('leave')}>
          {t('own.leave')}
        </Button>
      )}
      {open === 'name' && <NameDialog chat={chat} onClose={close} />}
      <Closing chat={chat} open={open === 'close'} onClose={close} />
      <Leaving chat={chat} open={open === 'leave'} onClose={close} />
    </div>
  )
}

function NameDialog({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const t = useWords('around')
  const c = useWords('chats')
  // The class stands before it by itself.
  const prefix = `${chat.className}, `
  const ownPart = chat.className && chat.title?.startsWith(prefix) ? chat.title.slice(prefix.length) : chat.title
  const [title, setTitle] = useState(ownPart ?? '')
  const [about, setAbout] = useState(chat.about ?? '')
  const saving = useRun<typeof nameChat>('chats.nameChat', {
    onDone: (changed) => {
      chatStore.put(changed)
      onClose()
    },
  })
  const { error } = saving
  return (
    <FormDialog
      title={t('own.name')}
      send={c('compose.save')}
      cancel={c('compose.cancel')}
      busy={saving.isPending}
      disabled={!title.trim()}
      trouble={error && !error.field && error.reason}
      onSend={() => saving.mutate({ chatId: chat.id, title, about })}
      onClose={onClose}
    >
      <Field
        label={t('own.title')}
        hint={ownPart === chat.title ? undefined : t('own.ofClass', { name: chat.className })}
        value={title}
        required
        maxLength={100}
        error={error?.field === 'title' ? error.reason : undefined}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextArea
        label={t('own.about')}
        hint={t('own.aboutHint')}
        value={about}
        maxLength={300}
        rows={3}
        onChange={(event) => setAbout(event.target.value)}
      />
    </FormDialog>
  )
}

type AskProps = { chat: Chat; open: boolean; onClose: () => void }

function Closing({ chat, open, onClose }: AskProps) {
  const t = useWords('around')
  const c = useWords('chats')
  const title = useTitles()(chat)
  const closing = useRun<typeof closeChat>('chats.closeChat', { onDone: (changed) => chatStore.put(changed) })
  const on = !chat.archived
  return (
    <Confirm
      open={open}
      title={t(on ? 'own.closeAsk' : 'own.openAsk', { title })}
      confirm={t(on ? 'own.close' : 'own.open')}
      cancel={c('compose.cancel')}
      busy={closing.isPending}
      onConfirm={() =>
        closing.mutate(
          { chatId: chat.id, on },
          { onError: ({ reason }) => toast(reason, { bad: true }), onSettled: onClose },
        )
      }
      onClose={onClose}
    >
      {t(on ? 'own.closeText' : 'own.openText')}
    </Confirm>
  )
}

function Leaving({ chat, open, onClose }: AskProps) {
  const c = useWords('chats')
  const go = useGo()
  const leaving = useRun<typeof removeMember>('chats.removeMember', { onDone: () => go('/chats') })
  return (
    <Confirm
      open={open}
      title={c('details.leaveAsk')}
      confirm={c('details.leave')}
      cancel={c('compose.cancel')}
      red
      busy={leaving.isPending}
      onConfirm={() =>
        leaving.mutate(
          { chatId: chat.id, personId: chat.me },
          { onError: ({ reason }) => toast(reason, { bad: true }), onSettled: onClose },
        )
      }
      onClose={onClose}
    >
      {c('details.leaveText')}
    </Confirm>
  )
}
