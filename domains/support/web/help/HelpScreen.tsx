import '../words.ts'
import { Suspense, useEffect, useState } from 'react'
import { Skeleton } from '#ui'
import { useLanguage, useWords } from '#web/i18n'
import { useGo, useParam, useQueryValue } from '#web/router'
import { useHat, useMaybeMe } from '#web/session'
import { Article } from './Article.tsx'
import { Contents } from './Contents.tsx'
import { pageConcerning } from './concerning.ts'
import { CONTENTS, HELP_ROLES, type HelpRole, roleOf } from './contents.ts'
import { FoundList } from './FoundList.tsx'
import { Front } from './Front.tsx'
import { HelpHead } from './HelpHead.tsx'
import { isPage } from './pages.ts'

/** The help centre: open before signing in, too (R199). */
export function HelpScreen() {
  const t = useWords('support')
  const language = useLanguage()
  const go = useGo()
  const name = useParam('page')
  const from = useQueryValue('from')
  const role = useRole()
  const [asked, setAsked] = useState('')
  const about = from && !name ? pageConcerning(from) : undefined
  useEffect(() => {
    if (about && isPage(about)) go(`/help/${about}?from=${encodeURIComponent(from!)}`, { replace: true })
  }, [about, from, go])
  useEffect(() => {
    if (name) setAsked('') // what was found has been opened
  }, [name])
  const known = isPage(name)
  return (
    <main className="support-help" id="main" tabIndex={-1}>
      <HelpHead asked={asked} onAsk={setAsked} />
      <div className={known || asked ? 'support-cols' : undefined}>
        {(known || asked) && (
          <nav className="support-aside" aria-label={t('help.contents')}>
            <Contents chapters={CONTENTS[role]} current={name} role={role} />
          </nav>
        )}
        <Suspense key={`${name} ${language}`} fallback={<Skeleton lines={10} />}>
          {asked.trim().length > 1 ? (
            <FoundList asked={asked} onOpen={() => setAsked('')} />
          ) : known ? (
            <Article name={name} role={role} />
          ) : (
            <Front role={role} lost={Boolean(name)} />
          )}
        </Suspense>
      </div>
    </main>
  )
}

/** Whose help it is: as chosen, else by what I am. */
function useRole(): HelpRole {
  const me = useMaybeMe()
  const hat = useHat()
  const chosen = useQueryValue('role') as HelpRole
  return HELP_ROLES.includes(chosen) ? chosen : roleOf(hat, Boolean(me?.operator))
}
