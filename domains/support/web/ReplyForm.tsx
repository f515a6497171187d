import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { HelpThread, reply } from '#contract/support'
import { Button, Note, TextArea } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { ReadyMenu } from './ReadyMenu.tsx'
import { REFRESH } from './refresh.ts'

export function ReplyForm({ thread }: { thread: HelpThread }) {
  const t = useWords('support')
  const { request, side } = thread
  const [text, setText] = useState('')
  const replying = useRun<typeof reply>('support.reply', { refresh: REFRESH })
  const phone = side !== 'asker' && request.asker.contact && !request.asker.contact.includes('@')

  function send(event: FormEvent) {
    event.preventDefault()
    if (text.trim().length > 1) replying.mutate({ requestId: request.id, text })
  }

  return (
    <form className="support-form" onSubmit={send} noValidate>
      {phone && <Note kind="wait">{t('reply.call')}</Note>}
      <TextArea
        label={t(request.state === 'closed' && side === 'asker' ? 'reply.again' : `reply.${side}`)}
        value={text}
        rows={3}
        maxLength={4000}
        onChange={(event) => setText(event.target.value)}
      />
      {replying.error && (
        <Note kind="bad" live>
          {replying.error.reason}
        </Note>
      )}
      <div className="row wrap">
        <Button kind="pri" icon={Send} type="submit" busy={replying.isPending} disabled={text.trim().length < 2}>
          {t('reply.send')}
        </Button>
        {side === 'school' && request.organization && (
          <ReadyMenu organizationId={request.organization.id} text={text} onPick={setText} />
        )}
      </div>
    </form>
  )
}
