import type { AutomaticChat, ChatKind } from '#contract/chats'
import type { Language } from '#server/errors'

export interface NamedChat {
  kind: ChatKind
  automatic: AutomaticChat | null
  title: string | null
  class_name: string | null
  peer: string | null
}

/** A chat's name where no screen is there to name it: a push, a letter. */
export function nameChat({ kind, automatic, title, class_name: name, peer }: NamedChat, language: Language): string {
  if (title) return title
  if (kind === 'direct') return peer ?? NAMES[language].direct
  return automatic ? NAMES[language][automatic].replace('{}', name ?? '').trim() : NAMES[language].direct
}

const NAMES: Record<Language, Record<AutomaticChat | 'direct', string>> = {
  ru: {
    direct: 'Звонок',
    staff: 'Учительская',
    class: '{} · ученики',
    parents: '{} · родители',
    teachers: '{} · учителя',
    schoolChannel: 'Общешкольный канал',
    staffChannel: 'Канал сотрудников',
  },
  en: {
    direct: 'Zvonok',
    staff: 'Staff room',
    class: '{} · pupils',
    parents: '{} · parents',
    teachers: '{} · teachers',
    schoolChannel: 'School channel',
    staffChannel: 'Staff channel',
  },
}
