import { Select } from '#ui'
import { formatTime, useWords } from '#web/i18n'
import { fromMoscow, zones } from './regions.ts'

type ZoneFieldProps = {
  id?: string
  value: string
  error?: string | undefined
  onChange: (zone: string) => void
}

/** The school's city by its time; what the clock shows there now tells whether it is the right one. */
export function ZoneField({ id, value, error, onChange }: ZoneFieldProps) {
  const t = useWords('organizations')
  const known = zones.some(([zone]) => zone === value)
  return (
    <Select
      {...(id ? { id } : {})}
      label={t('field.timeZone')}
      hint={t('field.timeZoneHint', { time: formatTime(Date.now(), { timeZone: value }) })}
      error={error}
      value={value}
      onChange={onChange}
      options={[
        ...(known ? [] : [{ value, label: value }]),
        ...zones.map(([zone, hours]) => ({
          value: zone,
          label: `${t(`zone.${zone}`)}, ${fromMoscow(hours, t('zone.moscow'))}`,
        })),
      ]}
    />
  )
}
