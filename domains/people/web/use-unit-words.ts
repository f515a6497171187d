import { useCallback } from 'react'
import { type Say, useWords } from '#web/i18n'
import { useHat } from '#web/session'

export type Unit = 'class' | 'group' | 'association'

/** What an organisation of this kind calls its unit of pupils: класс, группа or объединение (A.0). */
export const unitOf = (organizationKind: string | undefined): Unit => UNITS[organizationKind ?? ''] ?? 'class'
const UNITS: Record<string, Unit> = { supplementary: 'association', college: 'group' }

/**
 * Words that follow the unit: `lead_group` is said before `lead` in a college. Without `unit` the organisation's own;
 * «класс» is the plain word.
 */
export function useUnitWords(namespace: string, unit?: Unit): Say {
  const t = useWords(namespace)
  const hat = useHat()
  const context = unit ?? unitOf(hat?.organization.kind)
  return useCallback((key, values) => t(key, { context, ...values }), [t, context])
}
