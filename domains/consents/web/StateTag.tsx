import { Check, CircleDashed, Undo2, X } from 'lucide-react'
import type { ConsentState } from '#contract/consents'
import { Tag } from '#ui'
import { useWords } from '#web/i18n'

const LOOK = {
  signed: { kind: 'ok', icon: Check },
  refused: { kind: 'bad', icon: X },
  withdrawn: { kind: 'bad', icon: Undo2 },
  waiting: { kind: 'wait', icon: CircleDashed },
} as const

export function StateTag({ state }: { state: ConsentState }) {
  const t = useWords('consents')
  return <Tag {...LOOK[state]}>{t(`state.${state}`)}</Tag>
}
