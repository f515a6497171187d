import { Check, Copy, Maximize } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Invitation } from '#contract/invitations'
import { useUnitWords } from '#screens/people'
import { Button, Dialog, QrSquare } from '#ui'
import { formatBrief } from '#web/i18n'
import { copyText } from './copy-text.ts'

/** The link to send and its square to show on the board. */
export function ShowInvitation({ invitation, onClose }: { invitation: Invitation | undefined; onClose: () => void }) {
  const t = useUnitWords('invitations')
  if (!invitation) return null
  const whom = [invitation.class?.name, t(`whom.${invitation.role}`)].filter(Boolean).join(': ')
  return (
    <Dialog open onClose={onClose} title={whom} wide>
      <Shown invitation={invitation} whom={whom} />
    </Dialog>
  )
}

function Shown({ invitation, whom }: { invitation: Invitation; whom: string }) {
  const t = useUnitWords('invitations')
  const board = useRef<HTMLDivElement>(null)
  const address = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    address.current?.select()
    setCopied(await copyText(invitation.url))
  }
  return (
    <div className="stack">
      <div className="inv-board" ref={board}>
        <h2>{whom}</h2>
        <div className="inv-qr">
          <QrSquare text={invitation.url} label={t('show.qr', { url: invitation.url })} />
        </div>
        <p className="inv-board-url">{invitation.url.replace(/^https?:\/\//, '')}</p>
      </div>
      <input
        ref={address}
        className="inv-url"
        readOnly
        value={invitation.url}
        aria-label={t('show.address')}
        onFocus={(event) => event.target.select()}
      />
      <div className="row wrap">
        <Button kind="pri" icon={copied ? Check : Copy} onClick={copy}>
          {t(copied ? 'show.copied' : 'show.copy')}
        </Button>
        {document.fullscreenEnabled && (
          <Button kind="line" icon={Maximize} onClick={() => board.current?.requestFullscreen()}>
            {t('show.board')}
          </Button>
        )}
      </div>
      <p className="small dim">
        {t(invitation.approval ? 'show.approval' : 'show.atOnce', { day: formatBrief(invitation.expiresAt) })}
      </p>
    </div>
  )
}
