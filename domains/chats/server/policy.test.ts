import { expect, test } from 'vitest'
import { type ChatFacts, canAddPeople, canEdit, canLeave, canModerate, canPost, canRemove } from './policy.ts'

const group: ChatFacts = { kind: 'group', automatic: null, archived: false, part: 'member' }

test.each([
  ['a member posts', canPost(group), true],
  ['a reader only reads', canPost({ ...group, kind: 'channel', part: 'reader' }), false],
  ['nobody posts in an archive', canPost({ ...group, archived: true, part: 'owner' }), false],
  ['an owner moderates', canModerate({ ...group, part: 'owner' }), true],
  ['a member does not', canModerate(group), false],
  ['an owner adds people to a chat made by hand', canAddPeople({ ...group, part: 'owner' }), true],
  ['nobody adds people to an automatic chat', canAddPeople({ ...group, automatic: 'class', part: 'owner' }), false],
  ['two people stay two', canAddPeople({ ...group, kind: 'direct', part: 'owner' }), false],
  ['one leaves a chat made by hand', canLeave(group), true],
  ['one does not leave the class chat alone', canLeave({ ...group, automatic: 'class' }), false],
  ['an author edits', canEdit(group, true), true],
  ['an owner does not put words into others’ mouths', canEdit({ ...group, part: 'owner' }, false), false],
  ['an author removes', canRemove(group, true), true],
  ['an owner removes others’ messages', canRemove({ ...group, part: 'owner' }, false), true],
  ['a member does not', canRemove(group, false), false],
  ['an archive keeps what it has', canRemove({ ...group, archived: true }, true), false],
])('%s', (_, answer, expected) => {
  expect(answer).toBe(expected)
})
