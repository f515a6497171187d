import './journal.css'
import './words.ts'
import { OutLink } from './OutLink.tsx'
import { useLinks } from './use-links.ts'

/** On the page of today: lessons and marks are over there. */
export function JournalToday() {
  const links = useLinks()?.links ?? []
  if (links.length === 0) return null
  return (
    <p className="journal-ways">
      {links.map((link) => (
        <OutLink key={`${link.kind} ${link.of ?? ''}`} link={link} />
      ))}
    </p>
  )
}
