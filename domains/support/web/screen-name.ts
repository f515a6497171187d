import { useLanguage } from '#web/i18n'
import { pageConcerning } from './help/concerning.ts'
import { isPage, titleOf } from './help/pages.ts'

/** «/school/quiet» as a person would say it: the name of the help page that concerns it, else the path. */
export function useScreenName(path: string | null | undefined): string | undefined {
  const language = useLanguage()
  if (!path) return undefined
  const page = pageConcerning(path)
  return page && isPage(page) ? `${titleOf(page, language)} (${path})` : path
}
