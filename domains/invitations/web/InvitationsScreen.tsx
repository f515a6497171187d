import './words.ts'
import './invitations.css'
import { Link2, ShieldOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Invitation, listInvitations } from '#contract/invitations'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs, useUnitWords } from '#screens/people'
import { Button, Card, Empty, Note, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useParam } from '#web/router'
import { ClassTop } from './ClassTop.tsx'
import { InvitationRow } from './InvitationRow.tsx'
import { MakeInvitation } from './MakeInvitation.tsx'
import { RevokeUnclaimed } from './RevokeUnclaimed.tsx'
import { ShowInvitation } from './ShowInvitation.tsx'

/** Links into one class, for its class teacher and the administration. */
export function ClassInvitationsScreen() {
  const classId = useParam('classId')
  return (
    <InSchool>
      {(hat) => (
        <>
          <ClassTop classId={classId} place="invitations" />
          <Invitations hat={hat} classId={classId} />
        </>
      )}
    </InSchool>
  )
}

/** All links of the school; staff are invited here. */
export const SchoolInvitationsScreen = () => <InSchool administer>{(hat) => <OfSchool hat={hat} />}</InSchool>

function OfSchool({ hat }: { hat: Hat }) {
  const t = useUnitWords('invitations')
  const [revoking, setRevoking] = useState(false)
  return (
    <>
      <TopBar title={t('links.title')} text={hat.organization.shortName} />
      <SchoolTabs />
      <Invitations hat={hat}>
        <Button kind="line" icon={ShieldOff} onClick={() => setRevoking(true)}>
          {t('unclaimed.open')}
        </Button>
      </Invitations>
      <RevokeUnclaimed open={revoking} onClose={() => setRevoking(false)} organizationId={hat.organization.id} />
    </>
  )
}

/** `children` stands under the open ones: what is done to all of them at once. */
function Invitations({ hat, classId, children }: { hat: Hat; classId?: string; children?: ReactNode }) {
  const t = useUnitWords('invitations')
  const organizationId = hat.organization.id
  const [shown, setShown] = useState<Invitation>()
  const input = { organizationId, ...(classId ? { classId } : {}) }
  const { data, error } = useAsk<typeof listInvitations>('invitations.listInvitations', input)
  if (error) return <Note kind="bad">{error.reason}</Note>
  const open = data?.invitations.filter(({ state }) => state === 'open') ?? []
  const past = data?.invitations.filter(({ state }) => state !== 'open') ?? []
  return (
    <div className="stack stack-l">
      <MakeInvitation
        organizationId={organizationId}
        classId={classId}
        mayAppoint={hat.can.appoint}
        onMade={setShown}
      />
      <Card title={t('links.open')}>
        {!data && <Skeleton rows lines={3} />}
        {data && open.length === 0 && <Empty end icon={Link2} text={t('links.none')} />}
        <ul className="people">
          {open.map((invitation) => (
            <li key={invitation.id}>
              <InvitationRow invitation={invitation} onShow={() => setShown(invitation)} />
            </li>
          ))}
        </ul>
        {open.length > 0 && children && <div className="inv-all">{children}</div>}
      </Card>
      {past.length > 0 && (
        <details className="card inv-past">
          <summary>{t('links.past', { count: past.length })}</summary>
          <ul className="people">
            {past.map((invitation) => (
              <li key={invitation.id}>
                <InvitationRow invitation={invitation} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <ShowInvitation invitation={shown} onClose={() => setShown(undefined)} />
    </div>
  )
}
