import './words.ts'
import { useEffect, useRef, useState } from 'react'
import type { finishProviderBinding, finishProviderSignIn, SecondStep } from '#contract/accounts'
import { Button, Note, Progress, toast } from '#ui'
import { ApiError, run } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { signedIn } from '#web/session'
import { Door } from './Door.tsx'
import { nextPage } from './next-page.ts'
import { takeWalk, type Walk } from './providers.ts'
import { SecondStepWay } from './SecondStepWay.tsx'
import { sheetPage } from './sheet-code.ts'

/** Where a provider sends the browser back to, with its answer in the address. */
export function ProviderScreen() {
  const t = useWords('accounts')
  const go = useGo()
  const begun = useRef(false)
  const [next, setNext] = useState('/')
  const [step, setStep] = useState<SecondStep>()
  const [trouble, setTrouble] = useState<string>()

  const enter = async (page: string) => {
    await signedIn()
    go(nextPage(page), { replace: true })
  }
  async function finish({ walk, next: page, binding }: Walk, answer: string): Promise<void> {
    setNext(page)
    if (binding) {
      await run<typeof finishProviderBinding>('accounts.finishProviderBinding', { walk, answer })
      toast(t('provider.bound'))
      return go('/more/account', { replace: true })
    }
    const entered = await run<typeof finishProviderSignIn>('accounts.finishProviderSignIn', { walk, answer })
    if (entered.step) return setStep(entered.step)
    if (entered.sheet) return go(sheetPage(entered.sheet), { replace: true })
    await enter(page)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is taken once, whatever is drawn anew
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const walk = takeWalk()
    const { search } = location
    // The answer is of no use to anybody now; it does not stay in the history either.
    history.replaceState(history.state, '', location.pathname)
    if (!walk || !search) return setTrouble(t('provider.lost'))
    finish(walk, search).catch((error) => {
      if (!(error instanceof ApiError)) throw error
      setTrouble(error.reason)
    })
  }, [])

  if (step) {
    return (
      <Door title={t('signIn.title')}>
        <SecondStepWay step={step} onDone={() => enter(next)} onAgain={() => go('/sign-in', { replace: true })} />
      </Door>
    )
  }
  return (
    <Door title={t('provider.title')}>
      {trouble ? (
        <div className="stack stack-l">
          <Note kind="bad" live>
            {trouble}
          </Note>
          <Button kind="pri" wide big href="/sign-in">
            {t('provider.again')}
          </Button>
        </div>
      ) : (
        <Progress label={t('provider.going')} />
      )}
    </Door>
  )
}
