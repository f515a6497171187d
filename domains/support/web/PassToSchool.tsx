import { useState } from 'react'
import type { listOperatorQueue, passToSchool } from '#contract/support'
import { Button, Select, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { REFRESH } from './refresh.ts'

/** The operator reads «лицей на горе» and knows which one it is. */
export function PassToSchool({ requestId }: { requestId: string }) {
  const t = useWords('support')
  const go = useGo()
  const [organizationId, setOrganizationId] = useState('')
  const { data } = useAsk<typeof listOperatorQueue>('support.listOperatorQueue', {})
  const passing = useRun<typeof passToSchool>('support.passToSchool', {
    onDone: async () => {
      toast(t('passSchool.done'))
      await go('/operator/help')
    },
    refresh: REFRESH.filter((name) => name !== 'support.getRequest'), // it is the school's from now on
  })
  return (
    <div className="row wrap support-pass">
      <Select
        label={t('passSchool.which')}
        value={organizationId}
        onChange={setOrganizationId}
        error={passing.error?.reason}
        options={[
          { value: '', label: t('passSchool.choose'), disabled: true },
          ...(data?.schools ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Button
        kind="soft"
        disabled={!organizationId}
        busy={passing.isPending}
        onClick={() => passing.mutate({ requestId, organizationId })}
      >
        {t('passSchool.go')}
      </Button>
    </div>
  )
}
