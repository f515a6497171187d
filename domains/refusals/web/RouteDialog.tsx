import { useState } from 'react'
import type { changeRoute, Refused } from '#contract/refusals'
import { FormDialog } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { REFRESH } from './RefusalRow.tsx'
import { RouteFields } from './RouteFields.tsx'

export function RouteDialog({ refusal, onClose }: { refusal: Refused; onClose: () => void }) {
  const t = useWords('refusals')
  const [route, setRoute] = useState(refusal.route)
  const [address, setAddress] = useState(refusal.address ?? '')
  const changing = useRun<typeof changeRoute>('refusals.changeRoute', { refresh: REFRESH, onDone: onClose })
  const { error } = changing
  function send() {
    changing.mutate({ refusalId: refusal.id, route, ...(address ? { address } : {}) })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('change.title')}
      send={t('save')}
      onSend={send}
      busy={changing.isPending}
      trouble={error && error.field !== 'address' && error.reason}
    >
      <RouteFields
        {...{ route, address }}
        error={error?.field === 'address' ? error.reason : undefined}
        onRoute={setRoute}
        onAddress={setAddress}
      />
    </FormDialog>
  )
}
