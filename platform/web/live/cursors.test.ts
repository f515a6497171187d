import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Cursors } from './cursors.ts'
import type { LiveEvent } from './wire.ts'

const TOPIC = 'chat:1'
const event = (seq: number): LiveEvent => ({ seq, type: 'x', at: '', view: null })
const seqs = (events: LiveEvent[]) => events.map(({ seq }) => seq)

it('hears a topic from now on when nobody follows it', () => {
  const cursors = new Cursors()
  expect(seqs(cursors.accept(TOPIC, [event(7), event(8)]).fresh)).toEqual([7, 8])
  expect(cursors.all).toEqual({ [TOPIC]: 8 })
})

it('drops what the view already holds and what comes twice', () => {
  const cursors = new Cursors()
  cursors.follow(TOPIC, 5)
  expect(seqs(cursors.accept(TOPIC, [event(4), event(5), event(6), event(6)]).fresh)).toEqual([6])
})

it('keeps back what leaves a gap, and says so', () => {
  const cursors = new Cursors()
  cursors.follow(TOPIC, 5)
  expect(cursors.accept(TOPIC, [event(8)])).toEqual({ fresh: [], gap: true })
  expect(cursors.all).toEqual({ [TOPIC]: 5 })
  expect(seqs(cursors.accept(TOPIC, [6, 7, 8].map(event)).fresh)).toEqual([6, 7, 8])
})

it('asks again when a view is older than what has been heard', () => {
  const cursors = new Cursors()
  cursors.accept(TOPIC, [event(9)])
  expect(cursors.follow(TOPIC, 7)).toBe(true)
  expect(cursors.follow(TOPIC, 9)).toBe(false)
})

it('is silent after a reset until it is followed again', () => {
  const cursors = new Cursors()
  cursors.follow(TOPIC, 1)
  cursors.mute(TOPIC)
  expect(cursors.accept(TOPIC, [event(300)])).toEqual({ fresh: [], gap: false })
  expect(cursors.follow(TOPIC, 298)).toBe(true)
})

it('delivers every event once and in order, whatever is lost, doubled or swapped on the way', () => {
  const arrivals = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }), { maxLength: 40 })
  fc.assert(
    fc.property(arrivals, (batches) => {
      const cursors = new Cursors()
      cursors.follow(TOPIC, 0)
      const heard: number[] = []
      for (const batch of batches) {
        const { fresh, gap } = cursors.accept(TOPIC, batch.map(event))
        heard.push(...seqs(fresh))
        if (!gap) continue
        const from = cursors.all[TOPIC]!
        const range = Array.from({ length: 30 - from }, (_, place) => event(from + 1 + place))
        heard.push(...seqs(cursors.accept(TOPIC, range).fresh))
      }
      expect(heard).toEqual(Array.from({ length: heard.length }, (_, place) => place + 1))
    }),
  )
})
