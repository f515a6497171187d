import { useId } from 'react'
import { Field, type FieldProps } from '#ui'
import { useWords } from '#web/i18n'
import { regions, type Zone, zoneOfRegion } from './regions.ts'

type RegionFieldProps = Omit<FieldProps, 'label' | 'onChange'> & {
  /** A region that is known brings its time. */
  onRegion: (change: { region: string; timeZone: Zone | undefined }) => void
}

export function RegionField({ onRegion, ...line }: RegionFieldProps) {
  const t = useWords('organizations')
  const list = useId()
  return (
    <>
      <Field
        {...line}
        label={t('field.region')}
        hint={t('field.regionHint')}
        list={list}
        autoComplete="address-level1"
        onChange={({ target }) => onRegion({ region: target.value, timeZone: zoneOfRegion(target.value) })}
      />
      <datalist id={list}>
        {regions.map((region) => (
          <option key={region} value={region} />
        ))}
      </datalist>
    </>
  )
}
