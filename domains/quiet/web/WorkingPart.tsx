import type { WorkingHours } from '#contract/quiet'
import { Checkbox } from '#ui'
import { useWords } from '#web/i18n'
import { Weekdays } from './Weekdays.tsx'
import { Window } from './Window.tsx'

const USUAL: WorkingHours = { fromMinute: 8 * 60, toMinute: 19 * 60, days: [1, 2, 3, 4, 5, 6] }

type Props = { working: WorkingHours | null; onChange: (working: WorkingHours | null) => void }

/** R139: families and the school write to one another in working hours. */
export function WorkingPart({ working, onChange }: Props) {
  const t = useWords('quiet')
  return (
    <div className="quiet-part">
      <Checkbox
        label={t('working.label')}
        hint={t('working.hint')}
        checked={working !== null}
        onChange={(on) => onChange(on ? USUAL : null)}
      />
      {working && (
        <>
          <Window
            legend={t('working.window')}
            from={working.fromMinute}
            to={working.toMinute}
            onChange={(fromMinute, toMinute) => onChange({ ...working, fromMinute, toMinute })}
          />
          <Weekdays
            legend={t('working.days')}
            days={working.days}
            onChange={(days) => days.length > 0 && onChange({ ...working, days })}
          />
        </>
      )}
    </div>
  )
}
