import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { claimSheet } from '#contract/invitations'
import { Door, useForm } from '#screens/accounts'
import { Button, Note } from '#ui'
import { run } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { signedIn } from '#web/session'
import { AccountLines, type AccountValues } from './AccountLines.tsx'
import { accountTrouble } from './account-trouble.ts'
import type { OpenedSheet } from './SheetScreen.tsx'

/** The last step. Whoever has a login already types that one and its password: the sheet joins it. */
export function SheetAccount({ code, sheet, onBack }: { code: string; sheet: OpenedSheet; onBack: () => void }) {
  const t = useWords('invitations')
  const accounts = useWords('accounts')
  const go = useGo()
  const form = useForm<AccountValues>({ 'account.login': sheet.suggestedLogin, 'account.password': '' })
  const [busy, setBusy] = useState(false)

  async function submit(): Promise<void> {
    if (busy || !form.check(accountTrouble(form.values, accounts))) return
    setBusy(true)
    try {
      const account = { login: form.values['account.login'], password: form.values['account.password'] }
      const { chatId } = await run<typeof claimSheet>('invitations.claimSheet', { code, account })
      await signedIn()
      await go(chatId ? `/chats/${chatId}` : '/', { replace: true })
    } catch (error) {
      form.refuse(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Door
      title={t('account.title', { name: sheet.name.firstName })}
      text={t(sheet.reset ? 'account.resetText' : 'account.text')}
      onSubmit={submit}
    >
      <AccountLines form={form} busy={busy} enter={t('account.enter')} fixedLogin={sheet.reset} />
      <Note icon={KeyRound}>{t(sheet.reset ? 'account.resetKnown' : 'account.known')}</Note>
      <div className="door-tools">
        <Button onClick={onBack}>{t('back')}</Button>
      </div>
    </Door>
  )
}
