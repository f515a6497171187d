import './people.css'
import './words.ts'
import { useEffect, useRef } from 'react'
import { answersForSchool } from '#rules/people'
import { usePath } from '#web/router'
import { useHat } from '#web/session'
import { useUnitWords } from './use-unit-words.ts'

const PLACES = [
  ['home', '/school'],
  ['classes', '/school/classes'],
  ['staff', '/school/staff'],
  ['people', '/school/people'],
  ['subjects', '/school/subjects'],
  ['lists', '/school/lists'],
  ['requests', '/school/requests'],
  ['invitations', '/school/invitations'],
  ['chats', '/school/chats'],
  ['consents', '/school/consents'],
  ['quiet', '/school/quiet'],
  ['desk', '/school/desk'],
  ['audit', '/school/audit'],
  ['profile', '/school/profile'],
] as const

/** The rooms of the section «Школа», for the administration. Others have one room only. */
export function SchoolTabs() {
  const t = useUnitWords('people')
  const path = usePath()
  const hat = useHat()
  const box = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is a new current tab
  useEffect(() => {
    box.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [path])
  if (!hat?.can.administer) return null
  return (
    <nav ref={box} className="people-tabs" aria-label={t('tabs.label')}>
      {PLACES.filter(([place]) => place !== 'audit' || answersForSchool(hat.roles)).map(([place, href]) => (
        <a key={place} href={href} aria-current={path === href ? 'page' : undefined}>
          {t(`tabs.${place}`)}
        </a>
      ))}
    </nav>
  )
}
