import { describe, expect, it, test } from 'vitest'
import type { Chat } from '../../contract.ts'
import { type Held, hold } from '../store/held.ts'
import { isIn, isPutAway, isSilent, tabsOf } from './tabs.ts'

let made = 0
function held(more: Partial<Chat> = {}, unread = 0): Held {
  const id = `c${++made}`
  return hold({
    id,
    organizationId: 'o',
    kind: 'group',
    automatic: null,
    title: 'Поход',
    about: null,
    className: null,
    classId: null,
    follows: null,
    subject: null,
    open: false,
    lookedAt: null,
    peer: null,
    me: 'me',
    archived: false,
    closable: false,
    seq: 0,
    lastMsgNo: unread,
    readMsgNo: 0,
    mentioned: false,
    lastMessage: null,
    options: { notify: 'all', mutedUntil: null, archived: false, folder: null, pinned: false, unread: false },
    rules: { slowSeconds: 0, perMinute: 0, links: 'all', writers: 'all' },
    silencedUntil: null,
    can: { post: true, moderate: false, addPeople: false, pin: false },
    ...more,
  } as Chat)
}
const away = {
  options: { notify: 'all', mutedUntil: null, archived: true, folder: null, pinned: false, unread: false },
} as const
const peer = { id: 'elena', name: 'Елена', verified: true, post: 'учитель', kinship: null }

test.each([
  ['a chat put away', held(away), true],
  ['with something new', held(away, 3), true],
  ['with my name in it', held({ ...away, mentioned: true }, 3), false],
  ['a talk of two', held({ ...away, kind: 'direct', peer }), true],
  ['a talk of two with something new', held({ ...away, kind: 'direct', peer }, 1), false],
  ['one that lies open', held({}, 1), false],
])('%s: put away is %s', (_, one, expected) => {
  expect(isPutAway(one)).toBe(expected)
})

test('silence is for ever, for a while, or over', () => {
  const silent = (options: Partial<Chat['options']>) =>
    isSilent(
      held({
        options: {
          notify: 'all',
          mutedUntil: null,
          archived: false,
          folder: null,
          pinned: false,
          unread: false,
          ...options,
        },
      }),
      1000,
    )
  expect(silent({ notify: 'nothing' })).toBe(true)
  expect(silent({ mutedUntil: new Date(2000).toISOString() })).toBe(true)
  expect(silent({ mutedUntil: new Date(500).toISOString() })).toBe(false)
  expect(silent({ notify: 'mentions' })).toBe(false)
})

describe('tabs', () => {
  const none = { names: [], presets: true }
  const teacher = [
    held({ automatic: 'staff' }),
    held({ automatic: 'staffChannel', kind: 'channel' }),
    held({ automatic: 'class', className: '7А' }, 2),
    held({ automatic: 'class', className: '8Б' }),
    held({ automatic: 'parents', className: '7А' }),
    held({ automatic: 'parents', className: '8Б' }),
    held({ follows: 'pupils', className: '8Б' }, 1),
    held({ kind: 'direct', peer }),
  ]
  const names = (...args: Parameters<typeof tabsOf>) => tabsOf(...args).map(({ tab, unread }) => `${tab} ${unread}`)

  it('tell an employee’s classes, families and colleagues apart', () => {
    expect(names(teacher, none, true)).toEqual([
      'all 2',
      'unread 2',
      'preset:classes 2',
      'preset:families 0',
      'preset:colleagues 0',
    ])
  })
  it('count a chat that was marked by hand among the new ones', () => {
    const marked = held({ options: { ...held({}).chat.options, unread: true } })
    expect(isIn('unread', marked)).toBe(true)
    expect(names([...teacher, marked], none, true).slice(0, 2)).toEqual(['all 3', 'unread 3'])
  })
  it('are the children’s classes for a guardian of several', () => {
    const family = teacher.map(({ chat }) => held({ className: chat.className, automatic: chat.automatic }))
    expect(names(family, none, false)).toEqual(
      ['all 0', 'preset:class:7А 0', 'preset:class:8Б 0'].toSpliced(1, 0, 'unread 0'),
    )
  })
  it('are none where the list is seen at one glance', () => {
    expect(tabsOf(teacher.slice(0, 4), none, true)).toEqual([])
  })
  it('begin with own folders, in their order, and ready-made ones may be put out', () => {
    const own = { names: ['Работа', 'Дом'], presets: false }
    const [staff, ...rest] = teacher
    const filed = held({ automatic: 'staff', options: { ...staff!.chat.options, folder: 'Работа' } }, 1)
    expect(names([filed, ...rest], own, true)).toEqual(['all 3', 'unread 3', 'folder:Работа 1', 'folder:Дом 0'])
  })
  it('do not count what lies in the archive', () => {
    expect(names([...teacher, held(away, 5)], none, true)[0]).toBe('all 2')
  })
})
