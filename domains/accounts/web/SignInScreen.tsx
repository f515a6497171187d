import './words.ts'
import { Keyboard, QrCode, ShieldAlert, User } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { getSetup } from '#contract/accounts'
import { Note, Segmented, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useQueryValue } from '#web/router'
import { useMaybeMe } from '#web/session'
import { CodeWay } from './CodeWay.tsx'
import { Door } from './Door.tsx'
import { Leave } from './Leave.tsx'
import { LoginWay } from './LoginWay.tsx'
import { nextPage } from './next-page.ts'
import { ProviderButtons } from './ProviderButtons.tsx'
import { SetupNote } from './SetupNote.tsx'

const QrWay = lazy(() => import('./QrWay.tsx').then(({ QrWay }) => ({ default: QrWay })))

type Way = 'code' | 'qr' | 'login'

export function SignInScreen() {
  const t = useWords('accounts')
  const next = nextPage(useQueryValue('next'))
  const asked = useQueryValue('way')
  const [way, setWay] = useState<Way>(asked === 'login' || asked === 'qr' ? asked : rememberedWay())
  const choose = (chosen: Way) => {
    setWay(chosen)
    rememberWay(chosen)
  }
  const me = useMaybeMe()
  const { data: setup } = useAsk<typeof getSetup>('accounts.getSetup', {})
  if (me) return <Leave to={next} />
  return (
    <Door
      title={t('signIn.title')}
      text={t('signIn.text')}
      foot={
        <div className="stack">
          <Note icon={ShieldAlert}>{t('signIn.fraud')}</Note>
          <p className="small">
            <a href="/apply">{t('signIn.apply')}</a>
          </p>
        </div>
      }
    >
      {setup?.needsOperator && <SetupNote />}
      <Segmented<Way>
        label={t('signIn.how')}
        value={way}
        onChange={choose}
        options={[
          { value: 'code', label: t('signIn.code'), icon: Keyboard },
          { value: 'qr', label: t('signIn.qr'), icon: QrCode },
          { value: 'login', label: t('signIn.login'), icon: User },
        ]}
      />
      {way === 'code' && <CodeWay />}
      {way === 'login' && <LoginWay />}
      {way === 'qr' && (
        <Suspense fallback={<Skeleton lines={4} />}>
          <QrWay onGiveUp={() => choose('code')} />
        </Suspense>
      )}
      <ProviderButtons next={next} />
    </Door>
  )
}

// Who once came in by a login is asked for it first: the sheet is for the first day.
const KEY = 'zvonok.way'

function rememberedWay(): Way {
  try {
    return localStorage.getItem(KEY) === 'login' ? 'login' : 'code'
  } catch {
    return 'code' // storage is closed to us; the first way serves
  }
}

function rememberWay(way: Way): void {
  try {
    localStorage.setItem(KEY, way)
  } catch {
    // not remembered then
  }
}
