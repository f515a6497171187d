import type { Change } from '#contract/rosters'
import type { Say } from '#web/i18n'

/** «Класс: 7А → 7Б», «мама: Ахметова Алия Сериковна (новая)». */
export function changeWord(t: Say, { what, before, after, relation }: Change): string {
  const kin = relation ? t(`relations.${relation}`) : ''
  if (what === 'relation') {
    return t('changes.relation', { before: t(`relations.${before}`), after: t(`relations.${after}`) })
  }
  if (what === 'role') return t(`changes.role_${after}`)
  const key = before === null || what.startsWith('guardian') || what === 'contacts' ? what : `${what}_from`
  return t(`changes.${key}`, { before, after, kin })
}
