import './words.ts'
import type { PersonRef } from '#contract/people'
import { getLanguage, type Say, useWords } from '#web/i18n'
import { useHats } from '#web/session'
import type { Chat } from '../contract.ts'
import { isSaved } from '../rules.ts'

/** What a chat is called by. */
type Named = Pick<Chat, 'title' | 'kind' | 'automatic' | 'className' | 'organizationId' | 'peer' | 'me'>
type KindOf = (organizationId: string) => string

/** Automatic chats are named by what they are, in the words of the organisation's kind (A.0). */
export function titleOf(chat: Named, t: Say, kindOf: KindOf): string {
  if (chat.title) return chat.title
  if (isSaved(chat)) return t('title.saved')
  if (chat.kind === 'direct') return chat.peer?.name ?? t('title.deletedPeer')
  const kind = kindOf(chat.organizationId)
  const values = { name: chat.className ?? '' }
  switch (chat.automatic) {
    case 'parents':
    case 'staffChannel':
      return t(`title.${chat.automatic}`, values)
    case null:
      return t('chats')
    default:
      return t(`title.${chat.automatic}.${kind}`, values)
  }
}

/** `title(chat)`; among several schools the school's name follows. */
export function useTitles(): (chat: Chat) => string {
  const t = useWords('chats')
  const hats = useHats() ?? []
  const organizations = new Map(hats.map(({ organization }) => [organization.id, organization]))
  return (chat) => {
    const own = organizations.get(chat.organizationId)
    const title = titleOf(chat, t, () => own?.kind ?? 'school')
    return organizations.size > 1 && own ? `${title} · ${own.shortName || own.name}` : title
  }
}

/** «мама Артёма и Сони»; empty for whoever is nobody's relative here. */
export function kinshipOf(person: PersonRef, t: Say): string {
  if (!person.kinship || person.kinship.children.length === 0) return ''
  const { relation, children } = person.kinship
  const names = children.map(({ name, genitive }) => (getLanguage() === 'ru' ? genitive : name))
  const of = names.length > 1 ? `${names.slice(0, -1).join(', ')}${t('kin.and')}${names.at(-1)}` : names[0]
  return t(`kin.${relation}`, { of })
}

/** How one is spoken of in a line: «Елена Сергеевна», «Тимур». */
export function shortName(name: string): string {
  const words = name.split(' ')
  return words.length > 2 ? words.slice(0, 2).join(' ') : (words[0] ?? '')
}
