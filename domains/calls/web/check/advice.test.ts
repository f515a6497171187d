import { expect, test } from 'vitest'
import type { Check } from '../../contract.ts'
import { adviceOf } from './advice.ts'

const WELL: Check = {
  device: 'computer',
  camera: 'ok',
  microphone: 'ok',
  speaker: 'ok',
  network: 'direct',
  downKbit: 20_000,
  upKbit: 5000,
  rttMs: 12,
}

test.each<[Partial<Check>, string[]]>([
  [{}, []],
  [{ camera: 'skipped', speaker: 'skipped' }, []],
  [{ network: 'none', downKbit: null, upKbit: null, rttMs: null }, ['network!']],
  [{ network: 'relay' }, ['relay']],
  [{ microphone: 'silent' }, ['micSilent!']],
  [{ microphone: 'refused', camera: 'refused' }, ['micRefused!', 'cameraRefused']],
  [{ microphone: 'none', camera: 'none' }, ['micNone!', 'cameraNone']],
  [{ speaker: 'unheard' }, ['speaker!']],
  [{ upKbit: 300 }, ['slow!']],
  [{ downKbit: 1000 }, ['tight']],
  [{ rttMs: 700 }, ['far']],
  [{ device: 'phone' }, ['phone']],
])('%j: %j', (part, expected) =>
  expect(adviceOf({ ...WELL, ...part }).map(({ key, bad }) => `${key}${bad ? '!' : ''}`)).toEqual(expected),
)
