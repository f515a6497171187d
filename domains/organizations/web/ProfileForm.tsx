import { useState } from 'react'
import type { Organization, OrganizationKind, Profile, updateOrganization } from '#contract/organizations'
import { useForm } from '#screens/accounts'
import { Button, Card, Field, Note, RadioGroup, toast } from '#ui'
import { refresh, run } from '#web/api'
import { useWords } from '#web/i18n'
import { refreshHats } from '#web/session'
import { kinds } from './application-form.ts'
import { RegionField } from './RegionField.tsx'
import { ZoneField } from './ZoneField.tsx'

export function ProfileForm({ organization }: { organization: Organization }) {
  const t = useWords('organizations')
  const { id: organizationId, ...profile } = organization
  const form = useForm(named(profile))
  const [busy, setBusy] = useState(false)

  async function save(): Promise<void> {
    const lacks = (name: keyof Named, need: string) => form.values[name].trim().length < 2 && t(`need.${need}`)
    const wrong = {
      'profile.name': lacks('profile.name', 'name'),
      'profile.region': lacks('profile.region', 'region'),
      'profile.municipality': lacks('profile.municipality', 'municipality'),
    }
    if (!form.check(wrong)) return
    setBusy(true)
    try {
      await run<typeof updateOrganization>('organizations.updateOrganization', {
        organizationId,
        profile: profileOf(form.values),
      })
      await Promise.all([refresh('organizations.getOrganization', 'organizations.getFirstDay'), refreshHats()])
      toast(t('profile.saved'))
    } catch (error) {
      form.refuse(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className="stack stack-l"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Card title={t('apply.organization')}>
        <div className="lines">
          <Field className="lines-wide" {...form.line('profile.name')} label={t('field.name')} />
          <Field
            className="lines-wide"
            {...form.line('profile.shortName')}
            label={t('field.shortName')}
            hint={t('field.shortNameHint')}
            maxLength={80}
          />
          <RegionField
            {...form.line('profile.region')}
            onRegion={({ region, timeZone }) =>
              form.set({ 'profile.region': region, ...(timeZone ? { 'profile.timeZone': timeZone } : {}) })
            }
          />
          <Field {...form.line('profile.municipality')} label={t('field.municipality')} />
          <ZoneField
            value={form.values['profile.timeZone']}
            onChange={(zone) => form.set({ 'profile.timeZone': zone })}
          />
        </div>
      </Card>
      <Card title={t('profile.contacts')}>
        <p className="dim card-lead">{t('profile.contactsText')}</p>
        <div className="lines">
          <Field
            className="lines-wide"
            {...form.line('profile.address')}
            label={t('field.address')}
            hint={t('field.addressHint')}
          />
          <Field {...form.line('profile.phone')} label={t('field.schoolPhone')} type="tel" inputMode="tel" />
          <Field {...form.line('profile.email')} label={t('field.schoolEmail')} type="email" inputMode="email" />
          <Field
            {...form.line('profile.site')}
            label={t('field.site')}
            placeholder="https://"
            type="url"
            inputMode="url"
            onBlur={({ target }) => form.set({ 'profile.site': withScheme(target.value) })}
          />
        </div>
      </Card>
      <Card title={t('field.kind')}>
        <p className="dim card-lead">{t('profile.kindText')}</p>
        <RadioGroup<OrganizationKind>
          label={t('field.kind')}
          labelShown={false}
          value={form.values['profile.kind'] as OrganizationKind}
          onChange={(kind) => form.set({ 'profile.kind': kind })}
          options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`), hint: t(`kindWords.${kind}`) }))}
        />
      </Card>
      {form.trouble && (
        <Note kind="bad" live>
          {form.trouble}
        </Note>
      )}
      <div>
        <Button kind="pri" big type="submit" busy={busy}>
          {t('profile.save')}
        </Button>
      </div>
    </form>
  )
}

type Named = { [Key in keyof Profile as `profile.${Key}`]: string }

const named = (profile: Profile): Named =>
  Object.fromEntries(Object.entries(profile).map(([key, value]) => [`profile.${key}`, value])) as Named

const profileOf = (values: Named): Profile =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key.slice('profile.'.length), value])) as Profile

/** «school14.ru» is how people write it. */
const withScheme = (site: string): string =>
  !site.trim() || /^https?:\/\//i.test(site) ? site.trim() : `https://${site.trim()}`
