import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '#ui'
import { useWords } from '#web/i18n'
import type { Pages } from './use-people.ts'

/** More people than a screen shows are on its next page. */
export function Pager({ pages: { page, count, turn } }: { pages: Pages }) {
  const t = useWords('calls')
  if (count < 2) return null
  return (
    <nav className="calls-pager" aria-label={t('pages.label')}>
      <IconButton icon={ChevronLeft} label={t('pages.before')} aria-disabled={page === 0} onClick={() => turn(-1)} />
      <span className="small">{t('pages.at', { page: page + 1, count })}</span>
      <IconButton
        icon={ChevronRight}
        label={t('pages.next')}
        aria-disabled={page === count - 1}
        onClick={() => turn(1)}
      />
    </nav>
  )
}
