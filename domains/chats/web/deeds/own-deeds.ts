import { Link, UserPen, Users } from 'lucide-react'
import { lazy } from 'react'
import type { Message } from '../../contract.ts'
import { registerMessageDeed } from '../additions.ts'

const isHere = ({ removedBy, heldFor }: Message): boolean => removedBy === null && heldFor === null

registerMessageDeed({
  key: 'reactions',
  icon: Users,
  label: { ru: 'Кто отозвался', en: 'Who reacted' },
  isFor: (message, { kind }) => isHere(message) && message.reactions.length > 0 && kind !== 'direct',
  Dialog: lazy(() => import('./ReactionsDialog.tsx').then((file) => ({ default: file.ReactionsDialog }))),
})
registerMessageDeed({
  key: 'write',
  icon: UserPen,
  label: { ru: 'Написать лично', en: 'Message privately' },
  isFor: (message, { kind, me }) => isHere(message) && kind === 'group' && message.author.id !== me,
  Dialog: lazy(() => import('./WriteToAuthor.tsx').then((file) => ({ default: file.WriteToAuthor }))),
})
registerMessageDeed({
  key: 'link',
  icon: Link,
  label: { ru: 'Копировать ссылку', en: 'Copy the link' },
  isFor: (message, { kind }) => isHere(message) && kind !== 'direct',
  act: (message) => void import('./copy-link.ts').then(({ copyLink }) => copyLink(message)),
})
