import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import type { PlannedCall } from '../../contract.ts'
import { occurrencesOf, type Plan } from '../../rules/occurrences.ts'
import { writeCalendar } from './calendar.ts'

// What we write is read by another's program, and must mean the very moments that we mean.

const from = new Date('2026-09-01T00:00:00Z')
const to = new Date('2027-06-01T00:00:00Z')

const planned = (plan: Partial<Plan>, skipped: string[] = []) => ({
  view: { id: 'one', title: 'Собрание, «7А»; вторая четверть', agenda: 'Итоги\nРазное' } as PlannedCall,
  plan: {
    firstDay: '2026-10-20',
    startMinute: 1110,
    minutes: 45,
    timeZone: 'Asia/Omsk',
    repeat: 'once',
    untilDay: null,
    ...plan,
  } as Plan,
  skipped: new Set(skipped),
})

function readMoments(text: string): string[] {
  const root = new ICAL.Component(ICAL.parse(text))
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const event = new ICAL.Event(root.getFirstSubcomponent('vevent')!)
  const each = event.iterator()
  const moments: string[] = []
  for (let next = each.next(); next && moments.length < 400; next = each.next()) {
    const at = next.toJSDate()
    if (at >= to) break
    if (at >= from) moments.push(at.toISOString())
  }
  ICAL.TimezoneService.reset()
  return moments
}

test.each<[string, Partial<Plan>, string[]]>([
  ['once', {}, []],
  ['weekly in Omsk', { repeat: 'weekly', untilDay: '2027-02-02' }, []],
  ['weekly where clocks are turned', { repeat: 'weekly', timeZone: 'Europe/Berlin', untilDay: '2027-05-30' }, []],
  ['on weekdays, two days called off', { repeat: 'weekdays', untilDay: '2026-12-01' }, ['2026-10-21', '2026-11-02']],
  ['every other week', { repeat: 'fortnightly' }, []],
  ['each month, on a day that some lack', { repeat: 'monthly', firstDay: '2026-10-31' }, []],
  ['each day over midnight', { repeat: 'daily', startMinute: 1430, untilDay: '2026-11-05' }, []],
])('%s', (_, plan, skipped) => {
  const one = planned(plan, skipped)
  const ours = occurrencesOf(one.plan, from, to).filter(({ day }) => !skipped.includes(day))
  const text = writeCalendar([one], 'https://school.example')
  expect(readMoments(text)).toEqual(ours.map(({ startsAt }) => startsAt.toISOString()))
  expect(text).toContain('SUMMARY:Собрание\\, «7А»\\; вторая четверть')
})
