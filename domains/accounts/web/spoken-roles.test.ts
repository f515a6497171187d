import { expect, test } from 'vitest'
import type { Hat, Role } from '#contract/people'
import { registerWords, wordsOf } from '#web/i18n'
import ru from './ru.json' with { type: 'json' }
import { spokenRoles } from './spoken-roles.ts'

registerWords('accounts', { ru, en: {} })

const wearing = (roles: Role[], more: Partial<Hat> = {}, kind = 'school') =>
  spokenRoles(
    { organization: { kind } as Hat['organization'], roles, post: null, classes: [], children: [], ...more },
    wordsOf('accounts', 'ru'),
  ).replaceAll('\u00a0', ' ')

const led = [{ id: '1', name: '7А', part: 'classTeacher' }]
const varya = { id: '2', name: 'Варя', classId: '3', className: '2Б' }

test.each<[string, string]>([
  ['администратор', wearing(['administrator', 'employee'])],
  ['сотрудник', wearing(['employee'])],
  ['администратор', wearing(['administrator'], { post: 'администратор' })],
  ['учитель, классный руководитель 7А', wearing(['teacher'], { classes: led })],
  ['преподаватель, куратор 7А', wearing(['teacher'], { classes: led }, 'college')],
  ['педагог, руководитель объединения 7А', wearing(['teacher'], { classes: led }, 'supplementary')],
  ['заместитель директора по ВР', wearing(['deputy', 'teacher'], { post: 'заместитель директора по ВР' })],
  [
    'администратор, учитель физики; родитель: Варя (2Б)',
    wearing(['administrator', 'teacher', 'guardian'], { post: 'учитель физики', children: [varya] }),
  ],
  ['обучающийся, 7А', wearing(['pupil'], { classes: [{ id: '1', name: '7А', part: 'pupil' }] })],
  [
    'родитель: Варя (2Б), Петя',
    wearing(['guardian'], { children: [varya, { ...varya, name: 'Петя', className: null }] }),
  ],
])('%s', (said, is) => {
  expect(is).toBe(said)
})
