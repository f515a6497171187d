import { CardSim } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button, CodeCells, Note } from '#ui'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { SHEET_SIGNS, sheetPage } from './sheet-code.ts'

/** Nine signs from the activation sheet. What they open is shown on the next page. */
export function CodeWay() {
  const t = useWords('accounts')
  const go = useGo()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.length === SHEET_SIGNS) go(sheetPage(code))
    else setError(t('signIn.codeShort', { count: SHEET_SIGNS - code.length }))
  }
  return (
    <form className="way" onSubmit={submit} noValidate>
      <div>
        <h2>{t('signIn.codeTitle')}</h2>
        <p className="dim">{t('signIn.codeText')}</p>
      </div>
      <CodeCells
        label={<span className="sr">{t('signIn.codeLabel')}</span>}
        value={code}
        error={error}
        onChange={(read) => {
          setCode(read)
          setError(undefined)
        }}
        onComplete={(whole) => go(sheetPage(whole))}
      />
      <Button kind="pri" wide big type="submit">
        {t('further')}
      </Button>
      <Note icon={CardSim}>{t('signIn.noSim')}</Note>
    </form>
  )
}
