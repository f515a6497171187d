import type { OrganizationKind } from '#contract/organizations'
import type { Form } from '#screens/accounts'
import { Card, Field, RadioGroup } from '#ui'
import { useWords } from '#web/i18n'
import { kinds } from './application-form.ts'
import type { Draft } from './draft.ts'
import { RegionField } from './RegionField.tsx'
import { ZoneField } from './ZoneField.tsx'

export function OrganizationPart({ form }: { form: Form<Draft> }) {
  const t = useWords('organizations')
  return (
    <Card title={t('apply.organization')}>
      <div className="lines">
        <div className="lines-wide">
          <RadioGroup<OrganizationKind>
            label={t('field.kind')}
            value={form.values['organization.kind'] as OrganizationKind}
            onChange={(kind) => form.set({ 'organization.kind': kind })}
            options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`), hint: t(`kindWords.${kind}`) }))}
          />
        </div>
        <Field
          className="lines-wide"
          {...form.line('organization.name')}
          label={t('field.name')}
          hint={t('field.nameHint')}
          autoComplete="organization"
        />
        <Field
          className="lines-wide"
          {...form.line('organization.shortName')}
          label={t('field.shortName')}
          hint={t('field.shortNameHint')}
          maxLength={80}
        />
        <RegionField
          {...form.line('organization.region')}
          onRegion={(change) =>
            form.set({
              'organization.region': change.region,
              ...(change.timeZone ? { 'organization.timeZone': change.timeZone } : {}),
            })
          }
        />
        <Field
          {...form.line('organization.municipality')}
          label={t('field.municipality')}
          hint={t('field.municipalityHint')}
          autoComplete="address-level2"
        />
        <ZoneField
          id="line-organization.timeZone"
          value={form.values['organization.timeZone']}
          error={form.errors['organization.timeZone']}
          onChange={(zone) => form.set({ 'organization.timeZone': zone })}
        />
      </div>
    </Card>
  )
}
