import { Megaphone, Moon, Sunrise } from 'lucide-react'
import { useId, useState } from 'react'
import { isStaff } from '#rules/people'
import { isUnderWorkingHours } from '#rules/quiet'
import { type QuietNow, useQuiet } from '#screens/quiet'
import { Field, Note, Pills } from '#ui'
import { type Say, useWords } from '#web/i18n'
import { useHats } from '#web/session'
import type { Chat } from '../../contract.ts'

const SHORTEST_REASON = 5

export interface When {
  /** Quiet now: until when, on the school's clock. */
  until: string | undefined
  /** The school takes nothing at this hour, and I have given no reason. */
  closed: boolean
  /** Why it cannot wait (R138); undefined: it waits like everything else. */
  urgent: string | undefined
  /** A reason is asked for and not given yet. */
  unexplained: boolean
  /** What stands over the field; null in daylight. */
  strip: React.ReactNode
  sent(): void
}

/** When what is written here goes, and the words that explain it (R137–R140). */
export function useWhen(chat: Chat): When {
  const quiet = useQuietOf(chat)
  const [choice, setChoice] = useState<'morning' | 'now'>('morning')
  const [reason, setReason] = useState('')
  const waits = quiet !== undefined && quiet.decision.kind !== 'now'
  const urgent = waits && choice === 'now'
  const explained = reason.trim().length >= SHORTEST_REASON
  return {
    until: waits ? quiet.until : undefined,
    closed: waits && quiet.decision.kind === 'refuse' && !(urgent && explained),
    urgent: urgent && explained ? reason.trim() : undefined,
    unexplained: urgent && !explained,
    strip:
      quiet && (waits || quiet.peerRestsUntil) ? (
        <Strip quiet={quiet} chat={chat} choice={choice} reason={reason} onChoice={setChoice} onReason={setReason} />
      ) : null,
    sent() {
      setChoice('morning')
      setReason('')
    },
  }
}

function useQuietOf({ organizationId, kind, automatic, follows, peer }: Chat): QuietNow | undefined {
  const hat = useHats()?.find(({ organization }) => organization.id === organizationId)
  const staff = hat ? isStaff(hat.roles) : false
  // Who the other one is shows in their card; the server knows better, and its word is the last.
  const peerIsStaff = peer ? peer.verified || peer.post !== null : undefined
  const facts = { kind, automatic, follows, senderIsStaff: staff }
  const working = isUnderWorkingHours(peerIsStaff === undefined ? facts : { ...facts, peerIsStaff })
  return useQuiet({ organizationId, working, ...(peerIsStaff ? { peerId: peer!.id } : {}) })
}

type StripProps = {
  quiet: QuietNow
  chat: Chat
  choice: 'morning' | 'now'
  reason: string
  onChoice: (choice: 'morning' | 'now') => void
  onReason: (reason: string) => void
}

function Strip({ quiet, chat, choice, reason, onChoice, onReason }: StripProps) {
  const t = useWords('chats')
  const id = useId()
  const waits = quiet.decision.kind !== 'now'
  return (
    <div className="chats-when">
      <Note icon={Moon}>
        {waits
          ? sayNight(t, quiet, choice === 'now')
          : t('when.rests', { name: chat.peer?.name, time: quiet.peerRestsUntil })}
      </Note>
      {waits && quiet.mayBeUrgent && (
        <>
          <Pills<'morning' | 'now'>
            label={t('when.label')}
            value={choice}
            onChange={onChoice}
            options={[
              { value: 'morning', label: t('when.at', { time: quiet.until }), icon: Sunrise },
              { value: 'now', label: t('when.urgent'), icon: Megaphone },
            ]}
          />
          {choice === 'now' && (
            <Field
              id={id}
              label={t('when.reason')}
              hint={t('when.reasonHint')}
              value={reason}
              maxLength={300}
              autoComplete="off"
              onChange={(event) => onReason(event.target.value)}
            />
          )}
        </>
      )}
    </div>
  )
}

function sayNight(t: Say, { decision, now, until }: QuietNow, urgent: boolean) {
  const words = { now, time: until }
  return (
    <>
      <b>{t('when.quiet', words)}</b>{' '}
      {t(urgent ? 'when.wakes' : decision.kind === 'refuse' ? 'when.refused' : 'when.held', words)}
    </>
  )
}
