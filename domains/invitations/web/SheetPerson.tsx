import { useState } from 'react'
import type { claimSheet, disputeSheet } from '#contract/invitations'
import { Door } from '#screens/accounts'
import { Avatar, Button, Confirm, Note } from '#ui'
import { ApiError, run } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { signedIn, useMaybeMe } from '#web/session'
import type { OpenedSheet } from './SheetScreen.tsx'

type Props = { code: string; sheet: OpenedSheet; onMe: () => void; onDisputed: () => void; onBack: () => void }

/** «Это я» or «Это не я». Somebody signed in on this device is told whose account the sheet would join. */
export function SheetPerson({ code, sheet, onMe, onDisputed, onBack }: Props) {
  const t = useWords('invitations')
  const me = useMaybeMe()
  const go = useGo()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const mine = me ? sheet.can.bindMine : false

  async function trying(work: () => Promise<void>): Promise<void> {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setRefusal(error.reason)
    } finally {
      setBusy(false)
    }
  }
  const bind = () =>
    trying(async () => {
      const { chatId } = await run<typeof claimSheet>('invitations.claimSheet', { code })
      await signedIn()
      await go(chatId ? `/chats/${chatId}` : '/', { replace: true })
    })
  const dispute = () =>
    trying(async () => {
      await run<typeof disputeSheet>('invitations.disputeSheet', { code })
      onDisputed()
    })

  return (
    <Door title={t('person.title')} text={sheet.organizationName}>
      <PersonCard sheet={sheet} />
      {me && <Note>{t(mine ? 'person.mine' : 'person.other', { name: me.name })}</Note>}
      {refusal && (
        <Note kind="bad" live>
          {refusal}
        </Note>
      )}
      <div className="stack stack-s">
        <Button kind="pri" wide big busy={busy} onClick={mine ? bind : onMe}>
          {t('person.me')}
        </Button>
        {mine && (
          <Button kind="line" wide big onClick={onMe}>
            {t('person.separate')}
          </Button>
        )}
        <Button wide big onClick={() => setAsking(true)}>
          {t('person.notMe')}
        </Button>
        <Button wide onClick={onBack}>
          {t('person.back')}
        </Button>
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('dispute.title')}
        confirm={t('dispute.confirm')}
        cancel={t('dispute.cancel')}
        onConfirm={dispute}
        busy={busy}
        red
      >
        {t('dispute.text')}
      </Confirm>
    </Door>
  )
}

function PersonCard({ sheet }: { sheet: OpenedSheet }) {
  const t = useWords('invitations')
  const { name, post, classNames, children } = sheet
  const spoken = [name.firstName, name.patronymic, name.lastName].filter(Boolean).join(' ')
  return (
    <div className="card inv-person">
      <Avatar id={spoken} name={`${name.firstName} ${name.lastName}`} size="xl" />
      <h2>{spoken}</h2>
      {(post || classNames.length > 0) && (
        <p className="dim">{[post, classNames.join(', ')].filter(Boolean).join(' · ')}</p>
      )}
      {children.length > 0 && (
        <ul aria-label={t('person.children')}>
          {children.map((child) => (
            <li key={`${child.name} ${child.className}`}>
              <Avatar id={child.name} name={child.name} size="s" />
              <span>
                {child.name}
                {child.className && <b className="nowrap">, {child.className}</b>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
