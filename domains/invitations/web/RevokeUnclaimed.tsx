import { useState } from 'react'
import type { revokeUnclaimed } from '#contract/invitations'
import { useUnitWords } from '#screens/people'
import { Checkbox, Confirm, Note, toast } from '#ui'
import { useRun } from '#web/api'

/** R034, with its consequence said first. */
export function RevokeUnclaimed(props: { open: boolean; onClose: () => void; organizationId: string }) {
  const { open, onClose, organizationId } = props
  const t = useUnitWords('invitations')
  const [sheets, setSheets] = useState(false)
  const { mutate, isPending, error } = useRun<typeof revokeUnclaimed>('invitations.revokeUnclaimed', {
    refresh: ['invitations.listInvitations', 'invitations.listSheets'],
    onDone: (done) => {
      onClose()
      const links = t('unclaimed.links', { count: done.invitations })
      toast(
        done.sheets
          ? t('unclaimed.doneBoth', { links, sheets: t('unclaimed.sheetsCount', { count: done.sheets }) })
          : links,
      )
    },
  })
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={t('unclaimed.title')}
      confirm={t('revoke.confirm')}
      cancel={t('cancel')}
      onConfirm={() => mutate({ organizationId, sheets })}
      busy={isPending}
      red
    >
      <div className="stack">
        <p>{t('unclaimed.text')}</p>
        <Checkbox
          label={t('unclaimed.sheets')}
          hint={t('unclaimed.sheetsHint')}
          checked={sheets}
          onChange={setSheets}
        />
        {error && <Note kind="bad">{error.reason}</Note>}
      </div>
    </Confirm>
  )
}
