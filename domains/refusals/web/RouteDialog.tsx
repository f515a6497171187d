import { type FormEvent, useId, useState } from 'react'
import type { changeRoute, Refused } from '#contract/refusals'
import { Button, Dialog, Note } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { REFRESH } from './RefusalRow.tsx'
import { RouteFields } from './RouteFields.tsx'

export function RouteDialog({ refusal, onClose }: { refusal: Refused; onClose: () => void }) {
  const t = useWords('refusals')
  const formId = useId()
  const [route, setRoute] = useState(refusal.route)
  const [address, setAddress] = useState(refusal.address ?? '')
  const changing = useRun<typeof changeRoute>('refusals.changeRoute', { refresh: REFRESH, onDone: onClose })
  const { error } = changing
  function send(event: FormEvent) {
    event.preventDefault()
    changing.mutate({ refusalId: refusal.id, route, ...(address ? { address } : {}) })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('change.title')}
      actions={
        <Button kind="pri" type="submit" form={formId} busy={changing.isPending}>
          {t('save')}
        </Button>
      }
    >
      <form id={formId} className="refusals-form" onSubmit={send} noValidate>
        <RouteFields
          {...{ route, address }}
          error={error?.field === 'address' ? error.reason : undefined}
          onRoute={setRoute}
          onAddress={setAddress}
        />
        {error && error.field !== 'address' && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
      </form>
    </Dialog>
  )
}
