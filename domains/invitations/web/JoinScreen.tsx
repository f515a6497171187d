import './words.ts'
import './invitations.css'
import { Link2Off } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { OutputOf } from '#contract'
import type { openInvitation } from '#contract/invitations'
import { Door } from '#screens/accounts'
import { Button, Note, Skeleton } from '#ui'
import { ApiError, run } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { useHats, useMaybeMe } from '#web/session'
import { JoinForm } from './JoinForm.tsx'

export type OpenedLink = OutputOf<typeof openInvitation>

/** By a link: what one joins, one's name, and a way in. */
export function JoinScreen() {
  const t = useWords('invitations')
  const token = useParam('token')
  const me = useMaybeMe()
  const hats = useHats()
  const [link, setLink] = useState<OpenedLink>()
  const [refusal, setRefusal] = useState<string>()
  useEffect(() => {
    run<typeof openInvitation>('invitations.openInvitation', { token }).then(setLink, (error) => {
      if (!(error instanceof ApiError)) throw error
      setRefusal(error.reason)
    })
  }, [token])

  if (refusal) {
    return (
      <Door title={t('join.closed')}>
        <Note kind="bad" icon={Link2Off} live>
          {refusal}
        </Note>
        <Button kind="line" wide big href="/sign-in">
          {t('join.signIn')}
        </Button>
      </Door>
    )
  }
  if (!link || me === undefined || (me && !hats)) {
    return (
      <Door title={t('join.opening')}>
        <Skeleton lines={5} />
      </Door>
    )
  }
  return <JoinForm {...{ token, link, me }} known={hats?.[0]?.name} />
}
