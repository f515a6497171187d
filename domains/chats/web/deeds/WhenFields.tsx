import { Clock } from 'lucide-react'
import { Button, Field, Note } from '#ui'
import { useWords } from '#web/i18n'
import type { SchoolClock } from '#web/school-clock'
import { fromWall, toWall } from '#web/wall'

const MORNING = '08:00'
const EVENING = '18:00'
const DAY = 24 * 3600_000
export const NINETY_DAYS = 90 * DAY

/** A day and a time on the wall of the school. */
export interface Wall {
  day: string
  time: string
}

export const wallOf = (at: string | number, { zone }: SchoolClock): Wall => {
  const [day, time] = toWall(at, zone).split('T')
  return { day: day!, time: time! }
}

/** What is wrong with it, as a key of the words; nothing when it may be chosen. */
export function faultOf(wall: Wall, { zone }: SchoolClock): 'past' | 'far' | undefined {
  const at = fromWall(`${wall.day}T${wall.time}`, zone)?.getTime() ?? 0
  if (at <= Date.now()) return 'past'
  return at > Date.now() + NINETY_DAYS ? 'far' : undefined
}

type Props = { clock: SchoolClock; value: Wall; fault: string | undefined; onChange: (wall: Wall) => void }

export function WhenFields({ clock, value, fault, onChange }: Props) {
  const d = useWords('deeds')
  return (
    <div className="stack stack-s">
      <fieldset className="deeds-quick" aria-label={d('later.quick')}>
        {quickOf(clock).map(({ key, wall }) => (
          <Button key={key} kind="soft" onClick={() => onChange(wall)}>
            {d(`later.${key}`, { time: wall.time })}
          </Button>
        ))}
      </fieldset>
      <div className="deeds-when">
        <Field
          label={d('later.day')}
          type="date"
          value={value.day}
          min={wallOf(Date.now(), clock).day}
          max={wallOf(Date.now() + NINETY_DAYS, clock).day}
          onChange={(event) => onChange({ ...value, day: event.target.value })}
        />
        <Field
          label={d('later.time')}
          type="time"
          value={value.time}
          error={fault}
          onChange={(event) => onChange({ ...value, time: event.target.value })}
        />
      </div>
      {clock.elsewhere ? <Note icon={Clock}>{clock.said}</Note> : <p className="small mute">{clock.said}</p>}
    </div>
  )
}

type Quick = { key: 'evening' | 'tomorrow' | 'monday'; wall: Wall }

/** This evening while it is not over, tomorrow morning, and Monday’s when that is another day. */
function quickOf(clock: SchoolClock): Quick[] {
  const today = wallOf(Date.now(), clock)
  const after = (days: number) => new Date(Date.parse(`${today.day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
  const toMonday = (8 - new Date(`${today.day}T00:00:00Z`).getUTCDay()) % 7 || 7
  return [
    ...(today.time < '17:30' ? [{ key: 'evening' as const, wall: { day: today.day, time: EVENING } }] : []),
    { key: 'tomorrow', wall: { day: after(1), time: MORNING } },
    ...(toMonday > 1 ? [{ key: 'monday' as const, wall: { day: after(toMonday), time: MORNING } }] : []),
  ]
}
