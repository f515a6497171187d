import './moderation.css'
import './words.ts'
import { type FormEvent, Suspense, useState } from 'react'
import type { getSettings, Settings, setSettings } from '#contract/moderation'
import type { Hat } from '#contract/people'
import { LinkSettingsCard } from '#screens/links'
import { InSchool } from '#screens/people'
import { Card, FormEnd, Note, RadioGroup, Skeleton, TextArea, TopBar, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { DeskTabs } from './DeskTabs.tsx'
import './live.ts'

/** What happens to bad language, and which sites the school trusts. */
export const SettingsScreen = () => <InSchool administer>{(hat) => <SettingsOf hat={hat} />}</InSchool>

function SettingsOf({ hat }: { hat: Hat }) {
  const t = useWords('moderation')
  const organizationId = hat.organization.id
  const { data, error } = useAsk<typeof getSettings>('moderation.getSettings', { organizationId })
  return (
    <>
      <TopBar title={t('settings.title')} text={hat.organization.shortName} back="/school" />
      <DeskTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Form key={JSON.stringify(data.settings)} organizationId={organizationId} known={data.settings} />}
      <div className="moderation-column">
        <Suspense>
          <LinkSettingsCard organizationId={organizationId} />
        </Suspense>
      </div>
    </>
  )
}

const HOST = /^[\p{L}\d-]+(\.[\p{L}\d-]+)+$/u

/** A host from whatever was pasted: «https://www.school.ru/about» is school.ru. */
const hostOf = (line: string): string =>
  line
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/:?#].*$/, '')

function Form({ organizationId, known }: { organizationId: string; known: Settings }) {
  const t = useWords('moderation')
  const [filter, setFilter] = useState(known.filter)
  const [hosts, setHosts] = useState(known.trustedHosts.join('\n'))
  const saving = useRun<typeof setSettings>('moderation.setSettings', {
    refresh: ['moderation.getSettings'],
    onDone: () => toast(t('saved')),
  })
  const trustedHosts = [
    ...new Set(
      hosts
        .split(/[\s,;]+/)
        .map(hostOf)
        .filter(Boolean),
    ),
  ]
  const wrong = trustedHosts.find((host) => !HOST.test(host))
  function save(event: FormEvent) {
    event.preventDefault()
    if (!wrong) saving.mutate({ organizationId, settings: { filter, trustedHosts } })
  }
  return (
    <form className="moderation-column" onSubmit={save}>
      <Card title={t('settings.filterTitle')}>
        <RadioGroup<Settings['filter']>
          label={t('settings.filter')}
          value={filter}
          onChange={setFilter}
          options={(['flag', 'hold', 'off'] as const).map((value) => ({
            value,
            label: t(`settings.${value}`),
            hint: t(`settings.${value}Hint`),
          }))}
        />
        <p className="small dim">{t('settings.never')}</p>
      </Card>
      <Card title={t('settings.hostsTitle')}>
        <TextArea
          label={t('settings.hosts')}
          hint={t('settings.hostsHint')}
          value={hosts}
          rows={5}
          spellCheck={false}
          error={wrong ? t('settings.hostWrong', { host: wrong }) : undefined}
          onChange={(event) => setHosts(event.target.value)}
        />
      </Card>
      <FormEnd busy={saving.isPending} trouble={saving.error?.reason}>
        {t('save')}
      </FormEnd>
    </form>
  )
}
