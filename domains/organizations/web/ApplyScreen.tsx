import './words.ts'
import './organizations.css'
import { DoorClosed, Send } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import type { apply, getIntake } from '#contract/organizations'
import { useForm } from '#screens/accounts'
import { Button, Confirm, Mark, Note } from '#ui'
import { run, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { AdministratorPart } from './AdministratorPart.tsx'
import { ApplicationSummary } from './ApplicationSummary.tsx'
import { applicationOf, wrongIn } from './application-form.ts'
import { dropDraft, emptyDraft, keepDraft, keepSent, recallDraft } from './draft.ts'
import { OrderPart } from './OrderPart.tsx'
import { OrganizationPart } from './OrganizationPart.tsx'

/** A school asks to be let in. What is typed stays on the device until it is sent. */
export function ApplyScreen() {
  const t = useWords('organizations')
  const go = useGo()
  const again = useQueryValue('again') !== undefined
  const [recalled, setRecalled] = useState(() => recallDraft(again))
  const form = useForm(recalled ?? emptyDraft())
  const stopped = useAsk<typeof getIntake>('organizations.getIntake', {}).data?.stopped ?? null
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => keepDraft(form.values), [form.values])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.check(wrongIn(form.values, t))) setAsking(true)
  }
  const clear = () => {
    dropDraft()
    setRecalled(undefined)
    form.set(emptyDraft())
  }
  async function send(): Promise<void> {
    setBusy(true)
    try {
      const { applicationId } = await run<typeof apply>('organizations.apply', applicationOf(form.values))
      await go(`/application/${applicationId}`)
      keepSent(form.values)
    } catch (error) {
      form.refuse(error)
      setAsking(false)
    } finally {
      setBusy(false)
    }
  }

  return (
    <main className="apply" id="main">
      <title>{`${t('apply.title')} · ${t('name')}`}</title>
      <header className="apply-head">
        <a href="/sign-in" aria-label={t('home')}>
          <Mark />
        </a>
        <div>
          <h1>{t('apply.title')}</h1>
          {!stopped && <p className="dim">{t('apply.text')}</p>}
        </div>
      </header>
      {stopped && (
        <Note kind="wait" icon={DoorClosed}>
          <b>{t('intake.notNow')}</b>
          <p>{stopped.words}</p>
        </Note>
      )}
      {recalled && !stopped && (
        <Note
          kind="ok"
          actions={
            <Button kind="line" onClick={clear}>
              {t('apply.clear')}
            </Button>
          }
        >
          {t('apply.recalled')}
        </Note>
      )}
      <form className="stack stack-l" onSubmit={submit} noValidate hidden={stopped !== null}>
        <OrganizationPart form={form} />
        <AdministratorPart form={form} />
        <OrderPart form={form} />
        {form.trouble && (
          <Note kind="bad" live>
            {form.trouble}
          </Note>
        )}
        <div className="apply-send">
          <Button kind="pri" big type="submit" icon={Send}>
            {t('apply.check')}
          </Button>
          <p className="small dim">{t('apply.kept')}</p>
        </div>
      </form>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('apply.summary')}
        confirm={t('apply.send')}
        cancel={t('apply.edit')}
        busy={busy}
        onConfirm={send}
      >
        <ApplicationSummary draft={form.values} />
      </Confirm>
    </main>
  )
}
