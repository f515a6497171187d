import { ClockArrowUp, Smile } from 'lucide-react'
import {
  type KeyboardEvent,
  lazy,
  memo,
  type RefObject,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { AttachMenu, DropZone, pastedFiles, UploadTray, VoiceRecorder } from '#screens/files'
import { Composer, IconButton, Note, Popover } from '#ui'
import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import type { ShownMessage } from '../../live.ts'
import { marksIn } from '../format/pasted-marks.ts'
import { editMessage, sendTogether } from '../store/actions.ts'
import { sayTyping } from '../store/typing.ts'
import { useSlowedUntil } from '../use-chats.ts'
import { Above } from './Above.tsx'
import { ComposeMore } from './ComposeMore.tsx'
import { entersSend } from './enter.ts'
import { MentionList, mentionListId, mentionOptionId } from './MentionList.tsx'
import { stillMentioned } from './mentions.ts'
import { useDraftOf } from './use-draft.ts'
import { useFiles } from './use-files.ts'
import { useLater } from './use-later.ts'
import { useMentions } from './use-mentions.ts'
import { useWhen } from './When.tsx'

const MOST_SIGNS = 8000
const EmojiPicker = lazy(() => import('./EmojiPicker.tsx'))
const LaterDialog = lazy(() => import('../deeds/LaterDialog.tsx'))
const LaterStrip = lazy(() => import('../deeds/LaterStrip.tsx'))
const Slowed = lazy(() => import('./Slowed.tsx'))
const FormatBar = lazy(() => import('../format/FormatBar.tsx'))

/** What the field is for besides new words. */
export type Purpose = { kind: 'reply' | 'edit' | 'fix'; message: ShownMessage } | undefined

type Props = {
  chat: Chat
  /** Where drafts and files on their way belong; the chat itself unless said otherwise. */
  scope?: string
  /** What is written here answers this, whatever else it answers. */
  replyTo?: string
  purpose: Purpose
  field: RefObject<HTMLTextAreaElement | null>
  onPurpose: (purpose: Purpose) => void
  /** ↑ in an empty field. */
  onEditLast: () => void
  onFixed: (message: ShownMessage, text: string) => void
  onSent: () => void
  /** Opens the list of what waits for its hour. */
  onWaiting?: () => void
}

/** Drawn anew for what is written, not for each message that comes above. */
export const ComposeBar = memo(Bar)

function Bar(props: Props) {
  const { chat, scope = chat.id, replyTo, purpose, field, onPurpose, onEditLast, onFixed, onSent, onWaiting } = props
  const t = useWords('chats')
  const [draft, write] = useDraftOf(scope)
  const editing = purpose && purpose.kind !== 'reply' ? purpose : undefined
  const [changed, setChanged] = useState('')
  const text = editing ? changed : draft.text
  const when = useWhen(chat)
  // Chosen by hand: not before this moment, and the night is asked then.
  const [at, setAt] = useState<string>()
  const [choosing, setChoosing] = useState(false)
  const later = useLater(chat)

  // biome-ignore lint/correctness/useExhaustiveDependencies: at the beginning of a change
  useEffect(() => {
    if (!editing) return
    setChanged(editing.message.text ?? '')
    field.current?.focus()
  }, [editing?.message.id])
  useEffect(() => {
    if (purpose?.kind === 'reply') field.current?.focus()
  }, [purpose, field])

  // A hand on a keyboard expects to write at once; a thumb would only see half the screen covered.
  useEffect(() => {
    if (!onKeys.matches) return
    // With the frame: to focus is to lay the page out, which happens then anyway.
    const frame = requestAnimationFrame(() => takeFocus(field))
    return () => cancelAnimationFrame(frame)
  }, [field])

  const setText = (next: string) => {
    if (editing) setChanged(next)
    else write({ ...draft, text: next })
    if (next && !editing) sayTyping(chat.id)
  }
  const cursor = useRef<number | undefined>(undefined)
  const putCursor = (place: number) => {
    cursor.current = place
  }
  // Before the next key, which may already be under way.
  useLayoutEffect(() => {
    if (cursor.current === undefined) return
    field.current?.focus()
    field.current?.setSelectionRange(cursor.current, cursor.current)
    cursor.current = undefined
  })
  const mentions = useMentions({
    chat,
    text,
    field,
    onMention: (next, { id, name }, cursor) => {
      if (editing) setChanged(next)
      else write({ text: next, mentions: [...draft.mentions.filter((one) => one.id !== id), { id, name }] })
      putCursor(cursor)
    },
  })
  const insert = (what: string) => {
    const at = field.current?.selectionStart ?? text.length
    setText(text.slice(0, at) + what + text.slice(field.current?.selectionEnd ?? at))
    putCursor(at + what.length)
  }

  const files = useFiles(chat, scope)
  // Pressed while files are still on their way: the message goes by itself once they are here.
  const [goes, setGoes] = useState(false)

  const send = () => {
    const words = text.trim()
    if (!words && (editing || !files.any)) return
    if (words.length > MOST_SIGNS) return
    if (!editing && !at && (when.closed || when.unexplained)) return
    if (!editing && files.coming) return setGoes(true)
    setGoes(false)
    if (!words && !files.ready) return
    if (editing?.kind === 'edit') {
      if (words !== editing.message.text) editMessage(chat.id, editing.message.id, words)
    } else if (editing) onFixed(editing.message, words)
    else {
      const answered = purpose?.message.id ?? replyTo
      sendTogether(chat.id, {
        text: words,
        ...(answered ? { replyTo: answered } : {}),
        mentions: stillMentioned(draft.mentions, words),
        files: files.take(),
        ...(at ? { at } : when.urgent ? { urgent: when.urgent } : {}),
      })
      when.sent()
      setAt(undefined)
      write({ text: '', mentions: [] })
      onSent()
    }
    onPurpose(undefined)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the last file has come
  useEffect(() => {
    if (goes && !files.coming) send()
  }, [goes, files.coming])

  const keyed = (event: KeyboardEvent) => {
    if (event.target !== field.current || event.nativeEvent.isComposing) return
    const plainEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey
    if (mentions.handleKey(event.key)) event.preventDefault()
    else if (event.key === 'Escape' && purpose) onPurpose(undefined)
    else if (event.key === 'ArrowUp' && text === '' && !purpose) {
      event.preventDefault()
      onEditLast()
    } else if (!plainEnter || entersSend()) return
    event.stopPropagation()
  }

  const tooLong = text.length > MOST_SIGNS
  const slowedUntil = useSlowedUntil(chat.id)
  const above = (
    <>
      {purpose && (
        <Above
          title={editing ? t('compose.editing') : t('compose.replyTo', { name: purpose.message.author.name })}
          text={purpose.message.text ?? ''}
          onCancel={() => onPurpose(undefined)}
        />
      )}
      {tooLong && (
        <Note kind="bad" live>
          {t('compose.tooLong', { max: MOST_SIGNS, count: text.length })}
        </Note>
      )}
      {!editing && !at && when.strip}
      {!editing && (at || (onWaiting && later.count > 0)) && (
        <Suspense>
          <LaterStrip
            chat={chat}
            at={at}
            count={onWaiting ? later.count : 0}
            onChange={() => setChoosing(true)}
            onNow={() => setAt(undefined)}
            onWaiting={onWaiting}
          />
        </Suspense>
      )}
      {!editing && files.any && (
        <Suspense>
          <UploadTray scope={scope} />
        </Suspense>
      )}
      {goes && <Note live>{t('compose.goes')}</Note>}
      {slowedUntil && (
        <Suspense>
          <Slowed until={slowedUntil} />
        </Suspense>
      )}
    </>
  )
  const byHand = !editing && at ? later.sayTime(at) : undefined
  const waits = !editing && !at && when.until !== undefined && !when.urgent && !when.unexplained && !when.closed
  const isListing = mentions.people.length > 0
  useEffect(() => {
    const element = field.current
    element?.setAttribute('aria-controls', isListing ? mentionListId : '')
    element?.setAttribute('aria-activedescendant', isListing ? mentionOptionId(mentions.people[mentions.at]!.id) : '')
  })

  return (
    <div
      className="chats-compose"
      onKeyDownCapture={keyed}
      onPaste={(event) => {
        const pasted = editing ? [] : pastedFiles(event)
        if (pasted.length > 0) return files.begin(pasted)
        const own = event.target === field.current && marksIn(event.clipboardData.getData('text/html'))
        // As if it were typed, so that Ctrl Z takes it back.
        if (own && document.execCommand('insertText', false, own)) event.preventDefault()
      }}
    >
      {!editing && (
        <Suspense>
          <DropZone from={field} around=".conv" onFiles={files.begin} />
        </Suspense>
      )}
      <Suspense>
        <FormatBar field={field} />
      </Suspense>
      {choosing && (
        <Suspense>
          <LaterDialog chat={chat} at={at} onChoose={setAt} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
      {isListing && <MentionList people={mentions.people} chosen={mentions.at} onChoose={mentions.choose} />}
      <Composer
        label={t('compose.form')}
        fieldLabel={t('compose.field')}
        placeholder={t('compose.placeholder')}
        value={text}
        onChange={setText}
        onSend={send}
        sendLabel={
          byHand
            ? t('when.send', { time: byHand })
            : waits
              ? t('when.send', { time: when.until })
              : editing
                ? t('compose.save')
                : t('compose.send')
        }
        {...(waits || byHand ? { sendIcon: ClockArrowUp, sendText: byHand ?? when.until } : {})}
        fieldRef={field}
        sendable={!editing && files.any}
        {...(purpose || tooLong || slowedUntil || (!editing && (when.strip || files.any || at || later.count > 0))
          ? { above }
          : {})}
        tools={
          <>
            {!editing && (
              <Suspense>
                <AttachMenu onFiles={files.begin} />
              </Suspense>
            )}
            {!editing && <ComposeMore chat={chat} onLater={() => setChoosing(true)} />}
            <Popover
              trigger={<IconButton className="only-wide" icon={Smile} label={t('compose.emoji')} />}
              label={t('compose.emoji')}
              align="start"
            >
              <Suspense>
                <EmojiPicker onChoose={insert} />
              </Suspense>
            </Popover>
            {!editing && (
              <Suspense>
                <VoiceRecorder
                  onDone={(recorded) => {
                    files.beginVoice(recorded)
                    setGoes(true)
                  }}
                />
              </Suspense>
            )}
          </>
        }
      />
    </div>
  )
}

const onKeys = matchMedia('(hover: hover) and (pointer: fine)')

/** Beneath a dialog nothing takes the focus: then once it is gone, unless it is elsewhere by then. */
function takeFocus(field: RefObject<HTMLElement | null>): void {
  const over = document.querySelector('dialog:modal')
  if (!over) field.current?.focus({ preventScroll: true })
  else
    over.addEventListener('close', () => document.activeElement === document.body && takeFocus(field), { once: true })
}
