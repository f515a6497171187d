import './moderation.css'
import './words.ts'
import { type FormEvent, useState } from 'react'
import type { InputOf, OutputOf } from '#contract'
import type { getContactRules, setContactRules } from '#contract/chats'
import type { Hat } from '#contract/people'
import { InSchool, useUnitWords } from '#screens/people'
import { Card, Checkbox, FormEnd, Note, RadioGroup, Skeleton, TopBar, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { DeskTabs } from './DeskTabs.tsx'

/** Who may begin with whom: three safe presets, and the table itself for a school that wants its own. */
export const ContactRulesScreen = () => <InSchool administer>{(hat) => <ContactRules hat={hat} />}</InSchool>

type Known = OutputOf<typeof getContactRules>
type Tie = InputOf<typeof setContactRules>['allowed'][number]
type Choice = keyof Known['presets'] | 'own'

const GROUPS: { key: string; ties: Tie[] }[] = [
  { key: 'pupil', ties: ['classmate', 'ownTeacher', 'ownGuardian'] },
  { key: 'guardian', ties: ['ownChildsTeacher', 'administration', 'fellowParent', 'ownChild'] },
  { key: 'staff', ties: ['colleague', 'ownPupil', 'ownPupilsGuardian', 'guardianOfSchool'] },
]

function ContactRules({ hat }: { hat: Hat }) {
  const t = useWords('moderation')
  const organizationId = hat.organization.id
  const { data, error } = useAsk<typeof getContactRules>('chats.getContactRules', { organizationId })
  return (
    <>
      <TopBar title={t('contacts.title')} text={hat.organization.shortName} back="/school" />
      <DeskTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={10} />}
      {data && <Form key={data.allowed.join()} organizationId={organizationId} known={data} />}
    </>
  )
}

const same = (one: readonly Tie[], other: readonly Tie[]) =>
  one.length === other.length && one.every((tie) => other.includes(tie))

function Form({ organizationId, known }: { organizationId: string; known: Known }) {
  const t = useWords('moderation')
  const u = useUnitWords('moderation')
  const [allowed, setAllowed] = useState<Tie[]>(known.allowed)
  const [own, setOwn] = useState(false)
  const saving = useRun<typeof setContactRules>('chats.setContactRules', {
    refresh: ['chats.getContactRules'],
    onDone: () => toast(t('contacts.saved')),
  })
  const preset = (Object.keys(known.presets) as (keyof Known['presets'])[]).find((key) =>
    same(known.presets[key], allowed),
  )
  const choice: Choice = own ? 'own' : (preset ?? 'own')
  const choose = (next: Choice) => {
    setOwn(next === 'own')
    if (next !== 'own') setAllowed(known.presets[next])
  }
  function save(event: FormEvent) {
    event.preventDefault()
    saving.mutate({ organizationId, allowed })
  }
  return (
    <form className="moderation-column" onSubmit={save}>
      <Card title={t('contacts.presets')}>
        <RadioGroup<Choice>
          label={t('contacts.which')}
          value={choice}
          onChange={choose}
          options={(['strict', 'teacherFirst', 'usual', 'own'] as const).map((value) => ({
            value,
            label: t(`contacts.${value}`),
            hint: t(`contacts.${value}Hint`),
          }))}
        />
      </Card>
      <Card title={t('contacts.table')}>
        {GROUPS.map(({ key, ties }) => (
          <fieldset key={key} className="moderation-ties">
            <legend>{u(`contacts.of_${key}`)}</legend>
            {ties.map((tie) => (
              <Checkbox
                key={tie}
                label={u(`tie.${tie}`)}
                checked={allowed.includes(tie)}
                onChange={(on) => {
                  setOwn(true)
                  setAllowed(on ? [...allowed, tie] : allowed.filter((one) => one !== tie))
                }}
              />
            ))}
          </fieldset>
        ))}
        <Note>{t('contacts.never')}</Note>
      </Card>
      <FormEnd busy={saving.isPending} trouble={saving.error?.reason}>
        {t('save')}
      </FormEnd>
    </form>
  )
}
