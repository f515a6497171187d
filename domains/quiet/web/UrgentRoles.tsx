import type { Role } from '#contract/people'
import { Checkbox } from '#ui'
import { useWords } from '#web/i18n'

/** Administrators of both kinds are one line: nobody tells them apart at night. */
const CHOICES: { key: string; roles: Role[] }[] = [
  { key: 'administrators', roles: ['administrator', 'additionalAdministrator'] },
  { key: 'directors', roles: ['director', 'deputy'] },
  { key: 'teachers', roles: ['teacher'] },
  { key: 'employees', roles: ['employee', 'responsible'] },
]

type Props = { roles: readonly Role[]; onChange: (roles: Role[]) => void }

/** R138: who may break the night, with a reason that everybody woken will read. */
export function UrgentRoles({ roles, onChange }: Props) {
  const t = useWords('quiet')
  return (
    <fieldset className="quiet-part">
      <legend>{t('urgent.legend')}</legend>
      <p className="small dim">{t('urgent.hint')}</p>
      <div className="quiet-roles">
        {CHOICES.map((choice) => (
          <Checkbox
            key={choice.key}
            label={t(`urgent.${choice.key}`)}
            checked={choice.roles.every((role) => roles.includes(role))}
            onChange={(on) => {
              const others = roles.filter((role) => !choice.roles.includes(role))
              onChange(on ? [...others, ...choice.roles] : others)
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}
