import { useState } from 'react'
import type { passToOperator } from '#contract/support'
import { FormDialog, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { REFRESH } from './refresh.ts'

/** R197: onward to the operator, who sees the question without the name. */
export function PassDialog({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const t = useWords('support')
  const [text, setText] = useState('')
  const passing = useRun<typeof passToOperator>('support.passToOperator', {
    refresh: REFRESH,
    onDone: () => {
      toast(t('pass.done'))
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title={t('pass.title')}
      send={t('pass.go')}
      cancel={t('cancel')}
      onSend={() => passing.mutate({ requestId, text })}
      busy={passing.isPending}
      disabled={text.trim().length < 2}
    >
      <p className="dim">{t('pass.text')}</p>
      <TextArea
        label={t('pass.words')}
        hint={t('pass.hint')}
        value={text}
        rows={4}
        maxLength={4000}
        error={passing.error?.reason}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  )
}
