import { useWords } from '#web/i18n'
import { usePath } from '#web/router'
import { useHat } from '#web/session'

const PLACES = [
  ['desk', '/school/desk', false],
  ['journal', '/school/desk/journal', true],
  ['conduct', '/school/conduct', false],
  ['settings', '/school/desk/settings', true],
  ['contacts', '/school/contacts', true],
] as const

/** The rooms around the desk; what is the administration's is shown to it alone. */
export function DeskTabs() {
  const t = useWords('moderation')
  const path = usePath()
  const hat = useHat()
  return (
    <nav className="moderation-tabs" aria-label={t('tabs.label')}>
      {PLACES.filter(([, , administer]) => !administer || hat?.can.administer).map(([place, href]) => (
        <a key={place} href={href} aria-current={path === href ? 'page' : undefined}>
          {t(`tabs.${place}`)}
        </a>
      ))}
    </nav>
  )
}
