import './words.ts'
import type { Person } from '#contract/people'
import { OutLink } from './OutLink.tsx'
import { useLinks } from './use-links.ts'

/** Of a class: its page in the journal. */
export function JournalButton({ classId }: { classId: string }) {
  const [link] = useLinks({ classId })?.links ?? []
  return link ? <OutLink link={link} /> : null
}

/** Of a pupil's card. */
export const JournalOfPerson = ({ person }: { person: Person }) =>
  person.roles.includes('pupil') ? <OfPupil personId={person.id} /> : null

function OfPupil({ personId }: { personId: string }) {
  const [link] = useLinks({ personId })?.links ?? []
  return link ? (
    <p>
      <OutLink link={link} />
    </p>
  ) : null
}
