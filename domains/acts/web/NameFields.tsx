import type { ActKind } from '#contract/acts'
import { Field, Select } from '#ui'
import { useWords } from '#web/i18n'

export const KINDS: readonly ActKind[] = ['decision', 'order', 'bylaw', 'list', 'message', 'other']
type Name = { kind: ActKind; title: string }

export function NameFields({ value, onChange }: { value: Name; onChange: (next: Name) => void }) {
  const t = useWords('acts')
  return (
    <div className="acts-name">
      <Field
        label={t('name')}
        value={value.title}
        maxLength={250}
        onChange={(event) => onChange({ ...value, title: event.target.value })}
      />
      <Select
        label={t('kind.label')}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind: kind as ActKind })}
        options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
    </div>
  )
}
