import { useState } from 'react'
import type { agreeRefusal, Refused } from '#contract/refusals'
import { FormDialog, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { REFRESH } from './RefusalRow.tsx'

/** R186: what the school and the family have agreed on, in the school's words. */
export function AgreeDialog({ refusal, onClose }: { refusal: Refused; onClose: () => void }) {
  const t = useWords('refusals')
  const [text, setText] = useState(refusal.agreed?.text ?? '')
  const [tried, setTried] = useState(false)
  const agreeing = useRun<typeof agreeRefusal>('refusals.agreeRefusal', {
    refresh: REFRESH,
    onDone: () => {
      toast(t('agreed.done'))
      onClose()
    },
  })
  const short = text.trim().length < 3
  function send() {
    setTried(true)
    if (!short) agreeing.mutate({ refusalId: refusal.id, text })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('agreed.title')}
      send={t('agreed.send')}
      cancel={t('cancel')}
      onSend={send}
      busy={agreeing.isPending}
      trouble={agreeing.error?.reason}
    >
      <TextArea
        label={t('agreed.text')}
        hint={t('agreed.hint')}
        value={text}
        rows={4}
        maxLength={1000}
        error={tried && short ? t('agreed.fill') : undefined}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  )
}
