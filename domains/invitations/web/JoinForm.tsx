import { useState } from 'react'
import type { Account } from '#contract/accounts'
import type { join, openInvitation } from '#contract/invitations'
import type { PersonName, Relation } from '#contract/people'
import { Door, useForm } from '#screens/accounts'
import { unitOf } from '#screens/people'
import { Button, FormEnd, Note, Tag } from '#ui'
import { run } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { signedIn, signOut } from '#web/session'
import { AccountLines, type AccountValues } from './AccountLines.tsx'
import { accountTrouble } from './account-trouble.ts'
import { JoinNames } from './JoinNames.tsx'
import type { OpenedLink } from './JoinScreen.tsx'

export interface JoinValues extends AccountValues {
  'name.lastName': string
  'name.firstName': string
  'name.patronymic': string
  'child.lastName': string
  'child.firstName': string
}

type Props = { token: string; link: OpenedLink; me: Account | null; known: PersonName | undefined }

/** Who comes first, then the login; somebody signed in skips the second step. */
export function JoinForm({ token, link, me, known }: Props) {
  const t = useWords('invitations')
  const accounts = useWords('accounts')
  const go = useGo()
  const [step, setStep] = useState<'who' | 'account'>('who')
  const [relation, setRelation] = useState<Relation>('mother')
  const [busy, setBusy] = useState(false)
  const form = useForm<JoinValues>({
    'name.lastName': known?.lastName ?? '',
    'name.firstName': known?.firstName ?? '',
    'name.patronymic': known?.patronymic ?? '',
    'child.lastName': '',
    'child.firstName': '',
    'account.login': '',
    'account.password': '',
  })
  const { values } = form
  const isGuardian = link.role === 'guardian'
  const unit = unitOf(link.organizationKind)
  const name = {
    lastName: values['name.lastName'],
    firstName: values['name.firstName'],
    ...(values['name.patronymic'] ? { patronymic: values['name.patronymic'] } : {}),
  }

  async function trying(work: () => Promise<void>): Promise<void> {
    if (busy) return
    setBusy(true)
    await work().catch(form.refuse)
    setBusy(false)
  }
  const checkNames = () => {
    const empty = (line: keyof JoinValues & string, asked = true) => asked && !values[line]?.trim() && t('need.line')
    return form.check({
      'name.lastName': empty('name.lastName'),
      'name.firstName': empty('name.firstName'),
      'child.lastName': empty('child.lastName', isGuardian),
      'child.firstName': empty('child.firstName', isGuardian),
    })
  }
  const further = () =>
    trying(async () => {
      const { suggestedLogin } = await run<typeof openInvitation>('invitations.openInvitation', { token, name })
      if (!values['account.login']) form.set({ 'account.login': suggestedLogin ?? '' })
      setStep('account')
    })
  const enter = () =>
    trying(async () => {
      const login = values['account.login']
      const child = { lastName: values['child.lastName'], firstName: values['child.firstName'] }
      const { state, chatId } = await run<typeof join>('invitations.join', {
        token,
        name,
        ...(isGuardian ? { child, relation } : {}),
        ...(me ? {} : { account: { login, password: values['account.password'] } }),
      })
      await signedIn()
      await go(state === 'waiting' ? '/waiting' : chatId ? `/chats/${chatId}` : '/', { replace: true })
    })
  const submit = () => {
    if (step === 'who') return checkNames() && (me ? enter() : further())
    return form.check(accountTrouble(values, accounts)) && enter()
  }

  if (step === 'account') {
    return (
      <Door title={t('account.title', { name: name.firstName })} text={t('account.text')} onSubmit={submit}>
        <AccountLines form={form} busy={busy} enter={t(link.approval ? 'join.ask' : 'join.enter')} />
        <div className="door-tools">
          <Button onClick={() => setStep('who')}>{t('back')}</Button>
        </div>
      </Door>
    )
  }
  return (
    <Door
      title={link.className ?? link.organizationName}
      text={link.className ? link.organizationName : t('join.toSchool', { context: unit })}
      onSubmit={submit}
    >
      <p className="row wrap">
        <Tag>{t(`role.${link.role}`, { context: unit })}</Tag>
        <span className="small dim">{t(link.approval ? 'join.byRequest' : 'join.atOnce', { context: unit })}</span>
      </p>
      {me && (
        <Note
          actions={
            <Button kind="line" onClick={signOut}>
              {t('join.other', { name: me.name })}
            </Button>
          }
        >
          {t('join.as', { name: me.name })}
        </Note>
      )}
      <JoinNames {...{ form, link, relation }} onRelation={setRelation} />
      <FormEnd wide big busy={busy} trouble={form.trouble}>
        {me ? t(link.approval ? 'join.ask' : 'join.enter') : t('further')}
      </FormEnd>
      {!me && (
        <div className="door-tools">
          <Button href={`/sign-in?way=login&next=${encodeURIComponent(`/join/${token}`)}`}>{t('join.already')}</Button>
        </div>
      )}
    </Door>
  )
}
