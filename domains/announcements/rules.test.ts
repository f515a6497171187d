import { expect, test } from 'vitest'
import { can, canSee, isEditor, namesSeen, type Standing, type State } from './rules.ts'

const STATES: State[] = ['draft', 'proposed', 'scheduled', 'published', 'refused']
const nobody: Standing = {
  state: 'draft',
  own: false,
  editor: false,
  leads: false,
  administers: false,
  hears: false,
  acknowledge: true,
  leadsSome: false,
}
const inState = (who: Partial<Standing>, what: (standing: Standing) => boolean) =>
  STATES.filter((state) => what({ ...nobody, ...who, state }))
const may = (who: Partial<Standing>) => {
  const steps = ['edit', 'propose', 'publish', 'refuse', 'withdraw', 'remove', 'remind'] as const
  return Object.fromEntries(steps.map((step) => [step, inState(who, (standing) => can(standing)[step]).join(' ')]))
}

test('editors are the administrators and the director; the deputy proposes', () => {
  expect((['administrator', 'additionalAdministrator', 'director'] as const).every((role) => isEditor([role]))).toBe(
    true,
  )
  expect((['deputy', 'teacher', 'employee', 'guardian', 'pupil'] as const).some((role) => isEditor([role]))).toBe(false)
})

test('a teacher’s own: written, proposed, taken back; never published alone', () => {
  expect(may({ own: true })).toEqual({
    edit: 'draft refused',
    propose: 'draft refused',
    publish: '',
    refuse: '',
    withdraw: 'proposed scheduled',
    remove: 'draft refused',
    remind: 'published',
  })
})

test('a class teacher’s for the own class goes at once', () => {
  expect(may({ own: true, leads: true })).toMatchObject({ propose: '', publish: 'draft scheduled refused' })
})

test('an editor decides about what is proposed and scheduled, and not about drafts of others', () => {
  expect(may({ editor: true, administers: true })).toEqual({
    edit: 'proposed scheduled',
    propose: '',
    publish: 'proposed scheduled',
    refuse: 'proposed scheduled',
    withdraw: '',
    remove: '',
    remind: 'published',
  })
})

test('somebody else may nothing, and sees what is published for them', () => {
  expect(Object.values(may({ hears: true })).join('')).toBe('')
  expect(inState({ hears: true }, canSee)).toEqual(['published'])
  expect(inState({ administers: true }, canSee)).toEqual(['published'])
  expect(inState({ editor: true, administers: true }, canSee)).toEqual([
    'proposed',
    'scheduled',
    'published',
    'refused',
  ])
  expect(inState({}, canSee)).toEqual([])
})

test('names are the author’s and the administration’s; a class teacher’s for the own class', () => {
  const published = { ...nobody, state: 'published' as const, hears: true }
  expect(namesSeen({ ...published, own: true })).toBe('all')
  expect(namesSeen({ ...published, administers: true })).toBe('all')
  expect(namesSeen({ ...published, leadsSome: true })).toBe('class')
  expect(namesSeen(published)).toBe('none')
  expect(namesSeen({ ...published, own: true, acknowledge: false })).toBe('none')
  expect(namesSeen({ ...published, own: true, state: 'scheduled' })).toBe('none')
})
