type Word = { ru: string; en: string }
type Language = keyof Word

export const ROLES: Record<string, Word> = {
  administrator: { ru: 'администратор', en: 'administrator' },
  additionalAdministrator: { ru: 'дополнительный администратор', en: 'additional administrator' },
  director: { ru: 'директор', en: 'director' },
  deputy: { ru: 'заместитель', en: 'deputy' },
  responsible: { ru: 'ответственный за внедрение', en: 'responsible person' },
  teacher: { ru: 'учитель', en: 'teacher' },
  employee: { ru: 'сотрудник', en: 'employee' },
  pupil: { ru: 'обучающийся', en: 'pupil' },
  guardian: { ru: 'родитель', en: 'guardian' },
  classTeacher: { ru: 'классный руководитель', en: 'class teacher' },
}

const RELATIONS: Record<string, Word> = {
  mother: { ru: 'мать', en: 'mother' },
  father: { ru: 'отец', en: 'father' },
  grandmother: { ru: 'бабушка', en: 'grandmother' },
  grandfather: { ru: 'дедушка', en: 'grandfather' },
  guardian: { ru: 'опекун', en: 'guardian' },
}

const MEASURES: Record<string, Word> = {
  hide: { ru: 'сообщение скрыто', en: 'message hidden' },
  warn: { ru: 'предупреждение', en: 'warning' },
  readOnly: { ru: 'только чтение', en: 'reading only' },
  removeFromChat: { ru: 'удаление из чата', en: 'removed from the chat' },
  blockFiles: { ru: 'запрет файлов', en: 'no files' },
}

const WAYS: Record<string, Word> = {
  password: { ru: 'по паролю', en: 'by password' },
  code: { ru: 'по коду', en: 'by a code' },
  sheet: { ru: 'по листу активации', en: 'by an activation sheet' },
  invitation: { ru: 'по приглашению', en: 'by an invitation' },
  registration: { ru: 'при регистрации школы', en: 'when the school registered' },
  setup: { ru: 'по ссылке первого запуска', en: 'by the set-up link' },
}

const MODES: Record<string, Word> = {
  off: { ru: 'выключены', en: 'off' },
  hold: { ru: 'сообщения ждут утра', en: 'messages wait for the morning' },
  refuse: { ru: 'писать нельзя', en: 'writing is refused' },
}

const one =
  (words: Record<string, Word>) =>
  (value: string, language: Language): string[] => [words[value]?.[language] ?? value]

const roles =
  (ru: string, en: string) =>
  (value: string[], language: Language): string[] => {
    const named = value.map((role) => ROLES[role]?.[language] ?? role)
    return named.length === 0 ? [] : [`${language === 'ru' ? ru : en}: ${named.join(', ')}`]
  }

const count =
  (ru: string, en: string) =>
  (value: number | string[], language: Language): string[] => [
    `${language === 'ru' ? ru : en}: ${Array.isArray(value) ? value.length : value}`,
  ]

const clock =
  (ru: string, en: string) =>
  (minute: number, language: Language): string[] => [
    `${language === 'ru' ? ru : en} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  ]

const flag =
  (ru: string, en: string, offRu?: string, offEn?: string) =>
  (value: boolean, language: Language): string[] => {
    const text = value ? { ru, en } : { ru: offRu, en: offEn }
    return text[language] === undefined ? [] : [text[language]]
  }

/** How each detail of an entry is said. What is not here is for machines: ids of things that have a name of their own. */
export const WORDS: Record<string, (value: never, language: Language) => string[]> = {
  roles: roles('роли', 'roles'),
  granted: roles('добавлено', 'added'),
  taken: roles('снято', 'taken'),
  role: one(ROLES),
  part: one(ROLES),
  relation: one(RELATIONS),
  measure: one(MEASURES),
  way: one(WAYS),
  mode: one(MODES),
  from: clock('с', 'from'),
  to: clock('до', 'to'),
  classes: count('классов', 'classes'),
  subjects: count('предметов', 'subjects'),
  chats: count('чатов', 'chats'),
  invitations: count('ссылок', 'links'),
  sheets: count('листов', 'sheets'),
  people: count('человек', 'people'),
  rows: count('строк', 'rows'),
  approval: flag('по заявке', 'by request', 'сразу', 'at once'),
  enabled: flag('включено', 'turned on', 'выключено', 'turned off'),
  urgent: flag('срочное', 'urgent'),
  on: flag('отмечено', 'marked', 'снято', 'taken back'),
}
