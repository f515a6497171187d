import type { listRoleChanges, undoRoles } from '#contract/people'
import { Button, Note, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief } from '#web/i18n'
import { roleWord } from './describe.ts'
import { useUnitWords } from './use-unit-words.ts'

/** Who changed the roles, when and why; the latest is taken back in one press. */
export function RoleHistory({ personId, onUndone }: { personId: string; onUndone: () => void }) {
  const t = useUnitWords('people')
  const { data } = useAsk<typeof listRoleChanges>('people.listRoleChanges', { personId })
  const undo = useRun<typeof undoRoles>('people.undoRoles', {
    refresh: ['people.getPerson', 'people.listPeople', 'people.listMyHats', 'people.listRoleChanges'],
    onDone: () => {
      toast(t('roles.undoneDone'))
      onUndone()
    },
  })
  if (!data?.changes.length) return null
  const named = (key: string, roles: (typeof data.changes)[number]['granted']) =>
    roles.length > 0 && t(`roles.${key}`, { roles: roles.map((role) => roleWord(t, role)).join(', ') })
  return (
    <section className="people-history" aria-label={t('roles.history')}>
      <h3>{t('roles.history')}</h3>
      <ul>
        {data.changes.map(({ id, granted, taken, reason, by, at, undone, can }) => (
          <li key={id}>
            <div>
              <p>{[named('granted', granted), named('taken', taken)].filter(Boolean).join('; ')}</p>
              <p className="small dim">{[by, formatBrief(at), reason].filter(Boolean).join(' · ')}</p>
              {undone && (
                <p className="small dim">{t('roles.undone', { name: undone.by, when: formatBrief(undone.at) })}</p>
              )}
            </div>
            {can.undo && (
              <Button busy={undo.isPending} onClick={() => undo.mutate({ changeId: id })}>
                {t('roles.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undo.error && (
        <Note kind="bad" live>
          {undo.error.reason}
        </Note>
      )}
    </section>
  )
}
