import { expect, test } from 'vitest'
import { codeInSquare, sheetPage } from './sheet-code.ts'

test.each([
  ['https://zvonok.example/sheet#K47MP2TX9', 'К47МР2ТХ9'],
  ['https://zvonok.example/sheet#k47-mp2-tx9', 'К47МР2ТХ9'],
  [`https://zvonok.example/sheet#${encodeURIComponent('К47МР2ТХ9')}`, 'К47МР2ТХ9'],
  ['К47-МР2-ТХ9', 'К47МР2ТХ9'],
  ['https://vk.com/', undefined],
  ['WIFI:T:WPA;S:School;P:secret;;', undefined],
  ['#%', undefined],
  ['К47МР2ТХ92', undefined],
  ['', undefined],
])('a camera reads «%s»: %s', (text, code) => {
  expect(codeInSquare(text)).toBe(code)
})

test('the code of a sheet stands in the part of the address that stays in the browser', () => {
  expect(sheetPage('К47МР2ТХ9')).toBe('/sheet#K47MP2TX9')
})
