import { CardSim, LogIn } from 'lucide-react'
import { useState } from 'react'
import { Door } from '#screens/accounts'
import { Button, CodeCells, Note } from '#ui'
import type { ApiError } from '#web/api'
import { useWords } from '#web/i18n'
import { CODE_LENGTH } from '../rules.ts'

type Props = {
  code: string
  busy: boolean
  refusal: ApiError | undefined
  onChange: (code: string) => void
  onOpen: (code: string) => void
}

export function SheetCode({ code, busy, refusal, onChange, onOpen }: Props) {
  const t = useWords('invitations')
  const [short, setShort] = useState(false)
  const missing = CODE_LENGTH - code.length
  const submit = () => {
    setShort(missing > 0)
    if (missing === 0 && !busy) onOpen(code)
  }
  const unknown = refusal?.code === 'not_found'
  return (
    <Door title={t('sheet.title')} text={t('sheet.text')} onSubmit={submit} foot={<SignInWay />}>
      <CodeCells
        label={<span className="sr">{t('sheet.code')}</span>}
        value={code}
        autoFocus={code === ''}
        error={unknown ? refusal.reason : short && missing > 0 ? t('sheet.short', { count: missing }) : undefined}
        onChange={(read) => {
          setShort(false)
          onChange(read)
        }}
        onComplete={onOpen}
      />
      {refusal && !unknown && (
        <Note kind="bad" live>
          {refusal.reason}
        </Note>
      )}
      <Button kind="pri" wide big type="submit" busy={busy}>
        {t('further')}
      </Button>
      <Note icon={CardSim}>{t('sheet.noSim')}</Note>
    </Door>
  )
}

function SignInWay() {
  const t = useWords('invitations')
  return (
    <div className="door-tools">
      <Button href="/sign-in?way=login" icon={LogIn}>
        {t('sheet.signIn')}
      </Button>
    </div>
  )
}
