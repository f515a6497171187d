import type { Relation } from '#contract/people'
import type { Form } from '#screens/accounts'
import { Field, Select } from '#ui'
import { useWords } from '#web/i18n'
import type { JoinValues } from './JoinForm.tsx'
import type { OpenedLink } from './JoinScreen.tsx'

const RELATIONS: Relation[] = ['mother', 'father', 'grandmother', 'grandfather', 'guardian']

type Props = {
  form: Form<JoinValues>
  link: OpenedLink
  relation: Relation
  onRelation: (relation: Relation) => void
}

/** One's own name; a guardian's child, too. Pupils are called without a patronymic. */
export function JoinNames({ form, link, relation, onRelation }: Props) {
  const t = useWords('invitations')
  return (
    <>
      <div className="inv-names">
        <Field {...form.line('name.lastName')} label={t('name.last')} autoComplete="family-name" maxLength={60} />
        <Field {...form.line('name.firstName')} label={t('name.first')} autoComplete="given-name" maxLength={60} />
        {link.role !== 'pupil' && (
          <Field
            {...form.line('name.patronymic')}
            label={t('name.patronymic')}
            autoComplete="additional-name"
            maxLength={60}
          />
        )}
      </div>
      {link.role === 'guardian' && (
        <fieldset className="inv-child">
          <legend>{t('child.title')}</legend>
          <div className="inv-names">
            <Field {...form.line('child.lastName')} label={t('child.last')} autoComplete="off" maxLength={60} />
            <Field {...form.line('child.firstName')} label={t('child.first')} autoComplete="off" maxLength={60} />
            <Select
              label={t('child.relation')}
              value={relation}
              onChange={(value) => onRelation(value as Relation)}
              options={RELATIONS.map((value) => ({ value, label: t(`iAm.${value}`) }))}
            />
          </div>
        </fieldset>
      )}
    </>
  )
}
