import './people.css'
import './words.ts'
import { type RefObject, useEffect, useRef } from 'react'
import type { Hat } from '#contract/people'
import { answersForSchool } from '#rules/people'
import { usePath } from '#web/router'
import { useHat } from '#web/session'
import { useUnitWords } from './use-unit-words.ts'

interface Room {
  name: string
  href: `/school${string}`
  /** Absent: for all of the administration. */
  isFor?: (hat: Hat) => boolean
}

const room = (name: string, isFor?: Room['isFor']): Room => ({
  name,
  href: name === 'home' ? '/school' : `/school/${name}`,
  ...(isFor ? { isFor } : {}),
})

/** The section «Школа» has parts, and a part has rooms; a part of one room is that room. */
const PARTS: { name: string; rooms: Room[] }[] = [
  { name: 'home', rooms: [room('home'), room('summary'), room('curators')] },
  {
    name: 'folk',
    rooms: ['classes', 'staff', 'people', 'subjects', 'lists', 'movement', 'requests', 'confirm', 'invitations'].map(
      (one) => room(one),
    ),
  },
  { name: 'study', rooms: [room('timetable'), room('attendance'), room('remote'), room('norms')] },
  {
    name: 'talk',
    rooms: [room('chats'), room('quiet'), room('recordings'), room('broadcasts'), room('desk'), room('help')],
  },
  {
    name: 'papers',
    rooms: [room('acts'), room('consents'), room('refusals'), room('audit', ({ roles }) => answersForSchool(roles))],
  },
  { name: 'profile', rooms: [room('profile'), room('journal')] },
]

/** Two strips: the parts, and the rooms of the part one stands in. For the administration; others have one room only. */
export function SchoolTabs() {
  const t = useUnitWords('people')
  const path = usePath()
  const hat = useHat()
  const box = useRef<HTMLElement>(null)
  useCurrentInSight(box, path)
  if (!hat?.can.administer) return null
  const parts = PARTS.map(({ name, rooms }) => ({ name, rooms: rooms.filter(({ isFor }) => isFor?.(hat) ?? true) }))
  const current = findRoom(parts, path)
  const part = parts.find(({ rooms }) => rooms.includes(current))!
  return (
    <nav ref={box} className="people-tabs" aria-label={t('tabs.label')}>
      <div className="people-parts">
        {parts.map(({ name, rooms }) => (
          <a
            key={name}
            href={rooms[0]!.href}
            aria-current={name === part.name ? rooms.length > 1 || 'page' : undefined}
          >
            {t(`tabs.${name}`)}
          </a>
        ))}
      </div>
      {part.rooms.length > 1 && (
        <div className="people-rooms">
          {part.rooms.map(({ name, href }) => (
            <a key={name} href={href} aria-current={path === href ? 'page' : name === current.name || undefined}>
              {t(`tabs.${name}`)}
            </a>
          ))}
        </div>
      )}
    </nav>
  )
}

/** «/school/staff/sheets» is in the room of the staff. */
function findRoom(parts: { rooms: Room[] }[], path: string): Room {
  const rooms = parts.flatMap(({ rooms }) => rooms)
  const around = rooms.filter(({ href }) => path === href || path.startsWith(`${href}/`))
  return around.sort((a, b) => b.href.length - a.href.length)[0] ?? rooms[0]!
}

function useCurrentInSight(box: RefObject<HTMLElement | null>, path: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is a new current tab
  useEffect(() => {
    for (const tab of box.current?.querySelectorAll('[aria-current]') ?? []) {
      tab.scrollIntoView({ inline: 'center', block: 'nearest' })
    }
  }, [path])
}
