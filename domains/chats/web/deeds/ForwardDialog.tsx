import { useState } from 'react'
import { Avatar, Button, Checkbox, Dialog, dropToast, Field, Note, Skeleton, toast } from '#ui'
import { ApiError, run, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import type { Chat, listForwardTargets, Message, startDirect } from '../../contract.ts'
import { isSaved } from '../../rules.ts'
import { ChatAvatar } from '../ChatAvatar.tsx'
import { matching } from '../compose/mentions.ts'
import { useTitles } from '../names.ts'
import { FORWARD_WAITS, forwardMessages } from '../store/forward.ts'
import { chatStore } from '../store/store.ts'
import { useChats } from '../use-chats.ts'
import { useWordsOf } from './MessageLine.tsx'

const MOST = 10
/** «Избранное» of somebody who has none yet. */
const SAVED = 'saved'

type Props = { chat: Chat; messages: Message[]; onClose: () => void }

/** Where to: one’s chats, the latest first, as far as these words may go there. */
export function ForwardDialog({ chat, messages, onClose }: Props) {
  const t = useWords('chats')
  const d = useWords('deeds')
  const title = useTitles()
  const chats = useChats() ?? []
  const [text, setText] = useState('')
  const [comment, setComment] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const input = { chatId: chat.id, messageIds: messages.map(({ id }) => id) }
  const { data, error } = useAsk<typeof listForwardTargets>('chats.listForwardTargets', input, { staleTime: 0 })
  const open = new Set(data?.chatIds)
  const targets = chats
    .filter((held) => open.has(held.chat.id))
    .map((held) => ({ chat: held.chat, name: title(held.chat) }))
  const mine = targets.filter((one) => isSaved(one.chat))
  const known = mine.some((one) => one.chat.me === chat.me)
  const shown = matching([...mine, ...targets.filter((one) => !isSaved(one.chat))], text.replaceAll(',', ' '), 60)
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const send = async () => {
    setBusy(true)
    try {
      const ids: string[] = []
      for (const id of chosen) ids.push(id === SAVED ? await openSaved(chat) : id)
      const undo = await forwardMessages(ids, messages, comment.trim())
      const said = toast(d('forward.done', { count: ids.length }), { undo })
      setTimeout(() => dropToast(said), FORWARD_WAITS) // from then on others have it
      onClose()
    } catch (failed) {
      if (!(failed instanceof ApiError)) throw failed
      toast(failed.reason, { bad: true })
      setBusy(false)
    }
  }
  const actions = (
    <>
      {chosen.size > 0 && (
        <span className="sp small dim" role="status">
          {chosen.size > MOST ? d('forward.most', { count: MOST }) : d('forward.chosen', { count: chosen.size })}
        </span>
      )}
      <Button kind="pri" busy={busy} disabled={chosen.size === 0 || chosen.size > MOST} onClick={send}>
        {d('forward.go')}
      </Button>
    </>
  )
  return (
    <Dialog open title={d('forward.title')} onClose={onClose} actions={actions}>
      <What messages={messages} />
      <Field
        label={d('forward.find')}
        placeholder={d('forward.findHint')}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      {!data && !error && <Skeleton rows lines={5} />}
      {data && (
        <ul className="chats-picks deeds-targets">
          {!known && !text && (
            <li>
              <Checkbox
                checked={chosen.has(SAVED)}
                onChange={(on) => toggle(SAVED, on)}
                label={
                  <span className="row">
                    <Avatar id={chat.me} name={t('title.saved')} room size="s" />
                    <span>
                      {t('title.saved')} <small className="mute">{t('who.saved')}</small>
                    </span>
                  </span>
                }
              />
            </li>
          )}
          {shown.map((one) => (
            <li key={one.chat.id}>
              <Checkbox
                checked={chosen.has(one.chat.id)}
                onChange={(on) => toggle(one.chat.id, on)}
                label={
                  <span className="row">
                    <ChatAvatar chat={one.chat} title={one.name} size="s" />
                    <span>{one.name}</span>
                  </span>
                }
              />
            </li>
          ))}
        </ul>
      )}
      {data && shown.length === 0 && text && <p className="dim">{d('forward.nothing')}</p>}
      {data?.closed && <Note>{d('forward.closed')}</Note>}
      <Field
        label={d('forward.comment')}
        hint={d('forward.commentHint')}
        value={comment}
        maxLength={2000}
        autoComplete="off"
        onChange={(event) => setComment(event.target.value)}
      />
    </Dialog>
  )
}

function What({ messages }: { messages: Message[] }) {
  const d = useWords('deeds')
  const first = messages[0]!
  const words = useWordsOf(first)
  const names = [...new Set(messages.map(({ author, forwardedFrom }) => forwardedFrom?.authorName ?? author.name))]
  return (
    <div className="deeds-what">
      <p>{d('forward.what', { count: messages.length, text: words })}</p>
      <p className="small mute">{d('forward.source', { name: names.join(', ') })}</p>
    </div>
  )
}

async function openSaved(chat: Chat): Promise<string> {
  const input = { organizationId: chat.organizationId, personId: chat.me }
  const saved = await run<typeof startDirect>('chats.startDirect', input)
  chatStore.put(saved)
  return saved.id
}
