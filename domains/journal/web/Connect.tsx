import { Unplug } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Adapter, connectJournal, dropJournal, Journal } from '#contract/journal'
import { Button, Card, Checkbox, Confirm, Field, Note, RadioGroup, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { Source, type SourceValues } from './Source.tsx'

type Props = { organizationId: string; journal: Journal | null; onDone: () => void }
const REFRESH = ['journal.getJournal', 'journal.listLinks']

/** How the school's journal is connected: an adapter, what is read, and its pages. */
export function Connect({ organizationId, journal, onDone }: Props) {
  const t = useWords('journal')
  const [adapter, setAdapter] = useState<Adapter>(journal?.adapter ?? 'oneroster')
  const [name, setName] = useState(journal?.name ?? '')
  const [source, setSource] = useState<SourceValues>(() => sourceOf(journal))
  const [rules, setRules] = useState({
    writeIfClear: journal?.writeIfClear ?? false,
    leaveAbsent: journal?.leaveAbsent ?? false,
    subjectChats: journal?.subjectChats ?? true,
  })
  const [links, setLinks] = useState({ staffLink: journal?.staffLink ?? '', familyLink: journal?.familyLink ?? '' })
  const saving = useRun<typeof connectJournal>('journal.connectJournal', {
    refresh: REFRESH,
    onDone: () => {
      toast(t('settings.saved'))
      onDone()
    },
  })
  const { error } = saving
  const errorAt = (field: string) => (error?.field === field ? error.reason : undefined)

  function save(event: FormEvent): void {
    event.preventDefault()
    const { version, every, secret, ...texts } = source
    saving.mutate({
      organizationId,
      adapter,
      name,
      ...rules,
      staffLink: links.staffLink || null,
      familyLink: links.familyLink || null,
      ...(adapter === 'oneroster'
        ? {
            version,
            address: texts.address || null,
            tokenAddress: texts.tokenAddress || null,
            clientId: texts.clientId || null,
            schoolId: texts.schoolId || null,
            everyHours: every === '' ? null : (Number(every) as 1 | 6 | 24 | 168),
            ...(secret ? { secret } : {}),
          }
        : {}),
    })
  }

  return (
    <form className="journal-narrow stack stack-l" onSubmit={save} noValidate>
      <Card title={t('settings.how')}>
        <RadioGroup<Adapter>
          label={t('settings.adapter')}
          value={adapter}
          onChange={setAdapter}
          options={(['oneroster', 'drop', 'links'] as const).map((value) => ({
            value,
            label: t(`adapter.${value}`),
            hint: t(`adapterHint.${value}`),
          }))}
        />
        <Field
          label={t('settings.name')}
          hint={t('settings.nameHint')}
          value={name}
          maxLength={60}
          error={errorAt('name')}
          onChange={(event) => setName(event.target.value)}
        />
        {adapter === 'oneroster' && (
          <Source values={source} hasSecret={journal?.hasSecret ?? false} errorAt={errorAt} onChange={setSource} />
        )}
      </Card>
      {adapter !== 'links' && (
        <Card title={t('settings.rules')}>
          {(['writeIfClear', 'leaveAbsent', 'subjectChats'] as const).map((rule) => (
            <Checkbox
              key={rule}
              label={t(`rule.${rule}`)}
              hint={t(`ruleHint.${rule}`)}
              checked={rules[rule]}
              onChange={(checked) => setRules({ ...rules, [rule]: checked })}
            />
          ))}
        </Card>
      )}
      <Card title={t('settings.links')}>
        <p className="dim">{t('settings.linksText')}</p>
        {(['staffLink', 'familyLink'] as const).map((one) => (
          <Field
            key={one}
            label={t(`settings.${one}`)}
            placeholder={t(`settings.${one}Example`)}
            inputMode="url"
            value={links[one]}
            error={errorAt(one)}
            onChange={(event) => setLinks({ ...links, [one]: event.target.value })}
          />
        ))}
        <p className="small dim">{t('settings.places')}</p>
      </Card>
      {error && !KNOWN.has(error.field ?? '') && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      <div className="row wrap">
        <Button kind="pri" type="submit" busy={saving.isPending}>
          {t(journal ? 'settings.save' : 'settings.connect')}
        </Button>
        {journal && <Disconnect organizationId={organizationId} />}
      </div>
    </form>
  )
}

const KNOWN = new Set(['name', 'address', 'tokenAddress', 'clientId', 'secret', 'schoolId', 'staffLink', 'familyLink'])

const sourceOf = (journal: Journal | null): SourceValues => ({
  version: journal?.version ?? '1.1',
  address: journal?.address ?? '',
  tokenAddress: journal?.tokenAddress ?? '',
  clientId: journal?.clientId ?? '',
  secret: '',
  schoolId: journal?.schoolId ?? '',
  every: String(journal?.everyHours ?? ''),
})

function Disconnect({ organizationId }: { organizationId: string }) {
  const t = useWords('journal')
  const [asked, setAsked] = useState(false)
  const dropping = useRun<typeof dropJournal>('journal.dropJournal', {
    refresh: REFRESH,
    onDone: () => setAsked(false),
  })
  return (
    <>
      <Button icon={Unplug} onClick={() => setAsked(true)}>
        {t('settings.drop')}
      </Button>
      <Confirm
        open={asked}
        red
        onClose={() => setAsked(false)}
        title={t('settings.dropTitle')}
        confirm={t('settings.drop')}
        cancel={t('cancel')}
        busy={dropping.isPending}
        onConfirm={() => dropping.mutate({ organizationId }, { onError: ({ reason }) => toast(reason) })}
      >
        <p>{t('settings.dropText')}</p>
      </Confirm>
    </>
  )
}
