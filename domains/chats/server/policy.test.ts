import { expect, test } from 'vitest'
import { type ChatFacts, canAddPeople, canEdit, canLeave, canModerate, canPin, canPost, canRemove } from './policy.ts'

const group: ChatFacts = {
  kind: 'group',
  automatic: null,
  follows: null,
  archived: false,
  part: 'member',
  writers: 'all',
  staff: false,
  silenced: false,
}

test.each([
  ['a member posts', canPost(group), true],
  ['a reader only reads', canPost({ ...group, kind: 'channel', part: 'reader' }), false],
  ['nobody posts in an archive', canPost({ ...group, archived: true, part: 'owner' }), false],
  ['somebody silenced only reads', canPost({ ...group, silenced: true }), false],
  ['a member does not post where the staff does', canPost({ ...group, writers: 'staff' }), false],
  ['an employee does', canPost({ ...group, writers: 'staff', staff: true }), true],
  ['where owners write an employee does not', canPost({ ...group, writers: 'owners', staff: true }), false],
  ['an owner always does', canPost({ ...group, writers: 'owners', part: 'owner' }), true],
  ['an owner moderates', canModerate({ ...group, part: 'owner' }), true],
  ['a member does not', canModerate(group), false],
  ['an owner adds people to a chat made by hand', canAddPeople({ ...group, part: 'owner' }), true],
  ['nobody adds people to an automatic chat', canAddPeople({ ...group, automatic: 'class', part: 'owner' }), false],
  ['nor to one that follows a class', canAddPeople({ ...group, follows: 'pupils', part: 'owner' }), false],
  ['nor is it left by hand', canLeave({ ...group, follows: 'pupils' }), false],
  ['two people stay two', canAddPeople({ ...group, kind: 'direct', part: 'owner' }), false],
  ['one leaves a chat made by hand', canLeave(group), true],
  ['one does not leave the class chat alone', canLeave({ ...group, automatic: 'class' }), false],
  ['an author edits', canEdit(group, true), true],
  ['an owner does not put words into others’ mouths', canEdit({ ...group, part: 'owner' }, false), false],
  ['an author removes', canRemove(group, true), true],
  ['an owner removes others’ messages', canRemove({ ...group, part: 'owner' }, false), true],
  ['a member does not', canRemove(group, false), false],
  ['an owner pins', canPin({ ...group, part: 'owner' }), true],
  ['a member does not pin', canPin(group), false],
  ['either of two pins', canPin({ ...group, kind: 'direct' }), true],
  ['an archive keeps what it has', canRemove({ ...group, archived: true }, true), false],
])('%s', (_, answer, expected) => {
  expect(answer).toBe(expected)
})
