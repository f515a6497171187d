import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLAIN, type ShownMessage } from '../../live.ts'
import { rowsOf } from './rows.ts'

const message = (msgNo: number, author: string, sentAt: string): ShownMessage => ({
  id: `m${msgNo}`,
  chatId: 'c',
  msgNo,
  author: { id: author, name: author, verified: false, post: null, kinship: null },
  text: 'слово',
  sentAt: new Date(sentAt).toISOString(),
  editedAt: null,
  removedBy: null,
  replyTo: null,
  mentions: [],
  reactions: [],
  ...PLAIN,
})

const talk = [
  message(1, 'anna', '2026-11-19T23:58:00'),
  message(2, 'anna', '2026-11-20T00:01:00'),
  message(3, 'anna', '2026-11-20T00:05:00'),
  message(4, 'anna', '2026-11-20T00:11:00'),
  message(5, 'boris', '2026-11-20T00:11:30'),
]

describe('rowsOf', () => {
  it('groups one author within five minutes of a day', () => {
    const rows = rowsOf(talk, 'boris', undefined)
    expect(rows.map(({ above, below }) => [above, below])).toEqual([
      [false, false], // another day follows
      [false, true],
      [true, false], // six minutes pass
      [false, false],
      [false, false],
    ])
    expect(rows.map(({ opensDay }) => opensDay)).toEqual([true, true, false, false, false])
    expect(rows.map(({ mine }) => mine)).toEqual([false, false, false, false, true])
    expect(rows[0]?.opensChat).toBe(true)
  })

  it('breaks a group where unread begins', () => {
    const rows = rowsOf(talk, 'boris', 3)
    expect(rows[1]?.below).toBe(false)
    expect(rows[2]).toMatchObject({ above: false, opensNew: true })
  })

  it('lets a poll or an announcement stand by itself', () => {
    const poll = { ...message(3, 'anna', '2026-11-20T00:02:00'), attachment: { type: 'poll', id: 'p' } }
    const rows = rowsOf([talk[1]!, poll, message(4, 'anna', '2026-11-20T00:03:00')], 'boris', undefined)
    expect(rows.map(({ above, below }) => [above, below])).toEqual([
      [false, false],
      [false, false],
      [false, false],
    ])
  })

  it('keeps the rows that stay as they were', () => {
    const before = rowsOf(talk, 'boris', undefined)
    const after = rowsOf([...talk, message(6, 'boris', '2026-11-20T00:12:00')], 'boris', undefined)
    expect(after.slice(0, 4).every((row, place) => row === before[place])).toBe(true)
    expect(after[4]).toMatchObject({ below: true })
  })

  it('draws what has come as if it had always been there', () => {
    const parts = fc.array(fc.tuple(fc.constantFrom('above', 'below', 'gone', 'changed'), fc.nat(9)), { maxLength: 12 })
    fc.assert(
      fc.property(parts, fc.option(fc.integer({ min: 90, max: 110 }), { nil: undefined }), (parts, newFrom) => {
        const one = (msgNo: number) =>
          message(msgNo, msgNo % 3 ? 'anna' : 'boris', new Date(msgNo * 200_000).toISOString())
        let shown = [one(100), one(101)]
        for (const [what, count] of parts) {
          const [first, end] = [shown[0]!.msgNo, shown.at(-1)!.msgNo]
          const some = (from: number) => Array.from({ length: count }, (_, n) => one(from + n))
          if (what === 'above') shown = [...some(first - count), ...shown]
          if (what === 'below') shown = [...shown, ...some(end + 1)]
          if (what === 'gone' && shown.length > count + 1) shown = shown.slice(count)
          if (what === 'changed') shown = shown.map((old, n) => (n === count ? { ...old, text: 'иное' } : old))
          expect(rowsOf(shown, 'anna', newFrom)).toEqual(rowsOf(structuredClone(shown), 'anna', newFrom))
          rowsOf(shown, 'anna', newFrom)
        }
      }),
    )
  })
})
