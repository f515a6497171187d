import { Note } from '#ui'
import { useWords } from '#web/i18n'

/** A server on its first day: nobody can sign in yet. */
export function SetupNote() {
  const t = useWords('accounts')
  return <Note kind="wait">{t('setup.note')}</Note>
}
