import fc from 'fast-check'
import { expect, test } from 'vitest'
import { APART, type Case, decide } from './rules.ts'

const NOW = new Date('2026-11-20T10:00:00Z')
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const PLAIN: Case = {
  fresh: true,
  mentioned: false,
  urgent: false,
  notify: 'all',
  mutedUntil: null,
  silentUntil: null,
  toldAt: null,
}

test.each<[string, Partial<Case>, ReturnType<typeof decide>]>([
  ['something new', {}, { kind: 'now' }],
  ['nothing new', { fresh: false }, { kind: 'never' }],
  ['nothing new, whatever else', { fresh: false, urgent: true, mentioned: true }, { kind: 'never' }],
  ['not wanted', { notify: 'nothing' }, { kind: 'never' }],
  ['a mention, not wanted', { notify: 'nothing', mentioned: true }, { kind: 'never' }],
  ['no mention', { notify: 'mentions' }, { kind: 'never' }],
  ['a mention', { notify: 'mentions', mentioned: true }, { kind: 'now' }],
  ['muted for an hour', { mutedUntil: at(60) }, { kind: 'never' }],
  ['muted till a minute ago', { mutedUntil: at(-1) }, { kind: 'now' }],
  ['at night', { silentUntil: at(480) }, { kind: 'later', at: at(480) }],
  ['urgent at night', { urgent: true, silentUntil: at(480), notify: 'nothing', mutedUntil: at(60) }, { kind: 'now' }],
  ['told half a minute ago', { toldAt: at(-0.5) }, { kind: 'later', at: at(0.5) }],
  ['told a minute ago', { toldAt: at(-1) }, { kind: 'now' }],
  ['urgent, told half a minute ago', { urgent: true, toldAt: at(-0.5) }, { kind: 'now' }],
])('%s', (_name, some, verdict) => {
  expect(decide({ ...PLAIN, ...some }, NOW)).toEqual(verdict)
})

const moment = fc.option(
  fc.integer({ min: -600, max: 600 }).map((minutes) => at(minutes)),
  { nil: null },
)
const anyCase = fc.record<Case>({
  fresh: fc.boolean(),
  mentioned: fc.boolean(),
  urgent: fc.boolean(),
  notify: fc.constantFrom('all', 'mentions', 'nothing'),
  mutedUntil: moment,
  silentUntil: moment,
  toldAt: moment,
})

test('never two pushes of one chat within a minute, unless urgent; “later” lies ahead and comes true', () => {
  fc.assert(
    fc.property(anyCase, (one) => {
      const verdict = decide(one, NOW)
      if (verdict.kind === 'now' && one.toldAt && !one.urgent)
        expect(NOW.getTime() - one.toldAt.getTime()).toBeGreaterThanOrEqual(APART)
      if (verdict.kind === 'now' && !one.urgent)
        expect([one.silentUntil, one.mutedUntil].every((until) => !until || until <= NOW)).toBe(true)
      if (verdict.kind === 'later') {
        expect(verdict.at > NOW).toBe(true)
        expect(decide({ ...one, silentUntil: null }, verdict.at).kind).not.toBe('never')
      }
    }),
  )
})
