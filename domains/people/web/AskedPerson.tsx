import { useGo, usePath, useQueryValue } from '#web/router'
import { PersonDialog } from './PersonDialog.tsx'

/** The card of the person whom the address names (`?person=…`): a link opens it and the back button closes it. */
export function AskedPerson() {
  const personId = useQueryValue('person')
  const path = usePath()
  const go = useGo()
  return personId ? (
    <PersonDialog key={personId} personId={personId} onClose={() => go(path, { replace: true })} />
  ) : null
}
