import { Link2, QrCode, Trash2, UserCheck, Zap } from 'lucide-react'
import { useState } from 'react'
import type { Invitation, revokeInvitation } from '#contract/invitations'
import { useUnitWords } from '#screens/people'
import { Button, Confirm, Note, Tag, toast } from '#ui'
import { useRun } from '#web/api'
import { formatBrief } from '#web/i18n'
import { copyText } from './copy-text.ts'

/** One link. Only an open one can be shown, copied and revoked. */
export function InvitationRow({ invitation, onShow }: { invitation: Invitation; onShow?: () => void }) {
  const t = useUnitWords('invitations')
  const [asking, setAsking] = useState(false)
  const { mutate, isPending, error } = useRun<typeof revokeInvitation>('invitations.revokeInvitation', {
    refresh: ['invitations.listInvitations'],
    onDone: () => {
      setAsking(false)
      toast(t('revoke.done'))
    },
  })
  const copy = async () =>
    (await copyText(invitation.url)) ? toast(t('show.copied')) : toast(t('show.notCopied'), { bad: true })
  const { state, role, approval, uses, usesMax } = invitation
  return (
    <div className="inv-link">
      <div>
        <h3>
          {invitation.class && <b>{invitation.class.name}: </b>}
          {t(`whom.${role}`)}
        </h3>
        <p className="row wrap small dim">
          <Tag icon={approval ? UserCheck : Zap}>{t(approval ? 'make.approval' : 'make.atOnce')}</Tag>
          <span>
            {usesMax === null ? t('links.usesAny', { count: uses }) : t('links.uses', { uses, max: usesMax })}
          </span>
          <span className="nowrap">{t('links.until', { day: formatBrief(invitation.expiresAt) })}</span>
          {state !== 'open' && <Tag kind={state === 'revoked' ? 'bad' : undefined}>{t(`links.${state}`)}</Tag>}
        </p>
        <p className="xs mute">
          {t('links.by', { name: invitation.createdBy, day: formatBrief(invitation.createdAt) })}
        </p>
      </div>
      {onShow && (
        <div className="inv-link-acts">
          <Button kind="soft" icon={QrCode} onClick={onShow}>
            {t('links.show')}
          </Button>
          <Button kind="line" icon={Link2} onClick={copy}>
            {t('show.copy')}
          </Button>
          <Button icon={Trash2} onClick={() => setAsking(true)}>
            {t('revoke.confirm')}
          </Button>
        </div>
      )}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('revoke.title')}
        confirm={t('revoke.confirm')}
        cancel={t('cancel')}
        onConfirm={() => mutate({ invitationId: invitation.id })}
        busy={isPending}
        red
      >
        <p>{t('revoke.text')}</p>
        {error && <Note kind="bad">{error.reason}</Note>}
      </Confirm>
    </div>
  )
}
