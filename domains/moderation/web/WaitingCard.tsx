import { Hourglass } from 'lucide-react'
import { useState } from 'react'
import type { refuseMessage, releaseMessage, Waiting } from '#contract/moderation'
import { AskCard, Button, Dialog, Note, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'
import { chatName } from './chat-name.ts'

const REFRESH = ['moderation.listDesk', 'moderation.countDesk']

/** A message that the filter holds: let it go, or give it back with a kind word. */
export function WaitingCard({ waiting, zone }: { waiting: Waiting; zone: string }) {
  const t = useWords('moderation')
  const [asking, setAsking] = useState(false)
  const releasing = useRun<typeof releaseMessage>('moderation.releaseMessage', { refresh: REFRESH })
  const target = { chatId: waiting.chat.id, messageId: waiting.messageId }
  return (
    <>
      <AskCard
        icon={Hourglass}
        kind={t('waiting.kind', { rule: waiting.rule })}
        due={formatBrief(waiting.at, { timeZone: zone })}
        title={`${waiting.author.name} → ${chatName(t, waiting.chat)}`}
        actions={
          <>
            <Button
              kind="pri"
              busy={releasing.isPending}
              onClick={() => releasing.mutate(target, { onSuccess: () => toast(t('waiting.released')) })}
            >
              {t('waiting.release')}
            </Button>
            <Button kind="line" onClick={() => setAsking(true)}>
              {t('waiting.refuse')}
            </Button>
          </>
        }
      >
        <blockquote className="moderation-said">{waiting.text}</blockquote>
        {releasing.error && (
          <Note kind="bad" live>
            {releasing.error.reason}
          </Note>
        )}
      </AskCard>
      {asking && <RefuseDialog target={target} onClose={() => setAsking(false)} />}
    </>
  )
}

function RefuseDialog({ target, onClose }: { target: { chatId: string; messageId: string }; onClose: () => void }) {
  const t = useWords('moderation')
  const [reason, setReason] = useState(t('waiting.usualReason'))
  const refusing = useRun<typeof refuseMessage>('moderation.refuseMessage', { refresh: REFRESH })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('waiting.refuseTitle')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            kind="pri"
            busy={refusing.isPending}
            onClick={() => refusing.mutate({ ...target, reason: reason.trim() }, { onSuccess: onClose })}
          >
            {t('waiting.refuse')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('waiting.reason')}
        hint={t('waiting.reasonHint')}
        value={reason}
        maxLength={500}
        error={refusing.error?.reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  )
}
