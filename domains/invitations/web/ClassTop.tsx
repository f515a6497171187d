import type { getClass } from '#contract/classes'
import { useUnitWords } from '#screens/people'
import { TopBar } from '#ui'
import { useAsk } from '#web/api'

/** The head of a class's pages about joining, and the way between them. */
export function ClassTop({ classId, place }: { classId: string; place: 'sheets' | 'invitations' }) {
  const t = useUnitWords('invitations')
  const { data } = useAsk<typeof getClass>('classes.getClass', { classId })
  const home = `/school/classes/${classId}`
  return (
    <>
      <TopBar back={home} title={data?.class.name ?? ' '} text={t(`top.${place}`)} />
      <nav className="inv-tabs" aria-label={t('top.label')}>
        {(['sheets', 'invitations'] as const).map((one) => (
          <a key={one} href={`${home}/${one}`} aria-current={one === place ? 'page' : undefined}>
            {t(`top.tab_${one}`)}
          </a>
        ))}
        <a href="/school/requests">{t('top.requests')}</a>
      </nav>
    </>
  )
}
