import { expect, test } from 'vitest'
import { TimeZone } from '#contract/organizations'
import { fromMoscow, regions, zoneOfRegion, zones } from './regions.ts'

test.each([
  ['Омская область', 'Asia/Omsk'],
  ['  омская  область ', 'Asia/Omsk'],
  ['Ханты-Мансийский автономный округ - Югра', 'Asia/Yekaterinburg'],
  ['Москва', 'Europe/Moscow'],
  ['Нарния', undefined],
])('%s lives by %s', (region, zone) => {
  expect(zoneOfRegion(region)).toBe(zone)
})

test('every region has a zone and every zone is one the server takes, with the right hours from Moscow', () => {
  const at = new Date('2026-11-20T00:00:00Z')
  for (const region of regions) expect(zones.map(([zone]) => zone)).toContain(zoneOfRegion(region))
  for (const [zone, hours] of zones) {
    expect(TimeZone.safeParse(zone).success).toBe(true)
    const hour = Number(new Intl.DateTimeFormat('ru', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(at))
    expect([zone, hour]).toEqual([zone, 3 + hours])
  }
})

test('hours are said as people say them', () => {
  expect([-1, 0, 9].map((hours) => fromMoscow(hours, 'МСК'))).toEqual(['МСК−1', 'МСК', 'МСК+9'])
})
