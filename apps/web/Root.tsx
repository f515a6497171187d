import { QueryClientProvider } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Button, englishUiWords, LiveRegion, russianUiWords, StatusScreen, Toaster, UiWordsContext } from '#ui'
import { queryClient } from '#web/api'
import { useLanguage, useWords } from '#web/i18n'
import { start } from './routes.tsx'
import { isReloading } from './update.ts'

const uiWords = { ru: russianUiWords, en: englishUiWords }

/** What stands around every page, framed or bare. */
export const Root = () => (
  <UiWordsContext value={uiWords[useLanguage()]}>
    <QueryClientProvider client={queryClient}>
      <Suspense>
        <Outlet />
      </Suspense>
      <Toaster />
      <LiveRegion />
    </QueryClientProvider>
  </UiWordsContext>
)

export function Lost() {
  const t = useWords('shell')
  const home = (
    <Button kind="pri" href={start}>
      {t('lost.go')}
    </Button>
  )
  return <StatusScreen title={t('lost.title')} text={t('lost.text')} actions={home} />
}

export function Broken({ error }: { error: unknown }) {
  const t = useWords('shell')
  if (isReloading()) return null
  const again = (
    <Button kind="pri" onClick={() => location.reload()}>
      {t('broken.again')}
    </Button>
  )
  const code = error instanceof Error ? error.message : undefined
  return <StatusScreen title={t('broken.title')} text={t('broken.text')} actions={again} code={code} />
}
