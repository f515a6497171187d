import type { OutputOf } from '#contract'
import type { listSchoolChats } from '../../contract.ts'

export type SchoolChat = OutputOf<typeof listSchoolChats>['chats'][number]

export const KINDS = ['all', 'classes', 'families', 'staff', 'channels', 'made', 'alone'] as const
export type Kind = (typeof KINDS)[number]

const STAFF = new Set(['staff', 'teachers', 'staffChannel'])

const tests: Record<Kind, (chat: SchoolChat) => boolean> = {
  all: () => true,
  classes: ({ automatic, follows }) => automatic === 'class' || follows === 'pupils',
  families: ({ automatic, follows }) => automatic === 'parents' || follows === 'guardians',
  staff: ({ automatic, follows }) => STAFF.has(automatic ?? '') || follows === 'deputies' || follows === 'teachers',
  channels: ({ kind }) => kind === 'channel',
  made: ({ automatic }) => automatic === null,
  /** Pupils without an adult who answers for them. */
  alone: ({ adult }) => !adult,
}

export const isOfKind = (kind: Kind, chat: SchoolChat): boolean => tests[kind](chat)

const plain = (text: string) => text.toLocaleLowerCase('ru').replaceAll('ё', 'е')

/** By any part of the chat's name, or of the name of somebody who answers for it. */
export function isSought(text: string, title: string, owners: readonly string[]): boolean {
  const said = plain([title, ...owners].join(' '))
  return plain(text)
    .split(/\s+/)
    .every((word) => said.includes(word))
}
