import type { Field } from '#rules/rosters'
import type { Say } from '#web/i18n'

/** «Мать: телефон», «Родитель 2: ФИО», «Класс». */
export function fieldWord(t: Say, field: Field): string {
  const [slot, part] = field.split('.')
  return part ? `${t(`slots.${slot}`)}: ${t(`parts.${part}`)}` : t(`fields.${field}`)
}
