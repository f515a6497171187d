import './announcements.css'
import './words.ts'
import type { OutputOf } from '#contract'
import type { listAudiences } from '#contract/announcements'
import { useUnitWords } from '#screens/people'
import { Checkbox } from '#ui'
import { useAudienceName } from './use-audience-name.ts'

export type Choice = OutputOf<typeof listAudiences>['audiences'][number]

const GROUPS = ['own', 'whole', 'classes', 'pupils', 'teachersAll'] as const
type Group = (typeof GROUPS)[number]

function groupOf({ automatic, mine, classId }: Choice): Group {
  if (!automatic || (mine && classId)) return 'own'
  if (automatic === 'parents') return 'classes'
  if (automatic === 'class') return 'pupils'
  return automatic === 'teachers' ? 'teachersAll' : 'whole'
}

type Props = { choices: Choice[]; chosen: string[]; error: string | undefined; onChange: (chosen: string[]) => void }

/** Chats by what they are; a whole group at one press. */
export function AudiencePicker({ choices, chosen, error, onChange }: Props) {
  const t = useUnitWords('announcements')
  const name = useAudienceName()
  const groups = Map.groupBy(choices, groupOf)
  const set = (ids: string[], on: boolean) =>
    onChange(on ? [...new Set([...chosen, ...ids])] : chosen.filter((id) => !ids.includes(id)))
  const shortName = (one: Choice, group: Group) => (group !== 'own' && one.className ? one.className : name(one))
  return (
    <fieldset className="announcements-audience">
      <legend>{t('audience.title')}</legend>
      {GROUPS.map((group) => {
        const members = groups.get(group)
        if (!members) return null
        const ids = members.map(({ chatId }) => chatId)
        const count = ids.filter((id) => chosen.includes(id)).length
        return (
          <div key={group}>
            <h3>{t(`audience.${group}`)}</h3>
            <div className={members[0]!.className && group !== 'own' ? 'announcements-many' : undefined}>
              {ids.length > 2 && (
                <Checkbox
                  label={t('audience.all')}
                  checked={count === ids.length}
                  partly={count > 0 && count < ids.length}
                  onChange={(on) => set(ids, on)}
                />
              )}
              {members.map((one) => (
                <Checkbox
                  key={one.chatId}
                  label={
                    <>
                      {shortName(one, group)} <span className="small dim">{one.people}</span>
                    </>
                  }
                  checked={chosen.includes(one.chatId)}
                  onChange={(on) => set([one.chatId], on)}
                />
              ))}
            </div>
          </div>
        )
      })}
      <p className={error ? 'announcements-error' : 'small dim'} role={error ? 'alert' : undefined}>
        {error ?? (chosen.length > 0 ? t('audience.chosen', { count: chosen.length }) : t('audience.none'))}
      </p>
    </fieldset>
  )
}
