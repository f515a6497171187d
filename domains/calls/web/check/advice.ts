import type { Check } from '#contract/calls'

export type Advice = { key: string; bad: boolean }

const SLOW = 600
const TIGHT = 1500

/** What is wrong and what to do about it, the worst first; nothing when all is well. */
export function adviceOf({ device, camera, microphone, speaker, network, downKbit, upKbit, rttMs }: Check): Advice[] {
  const found: Advice[] = []
  const say = (key: string, bad = true) => found.push({ key, bad })
  if (network === 'none') say('network')
  if (microphone === 'refused') say('micRefused')
  if (microphone === 'none') say('micNone')
  if (microphone === 'silent') say('micSilent')
  if (speaker === 'unheard') say('speaker')
  const least = Math.min(downKbit ?? Number.POSITIVE_INFINITY, upKbit ?? Number.POSITIVE_INFINITY)
  if (least < SLOW) say('slow')
  else if (least < TIGHT) say('tight', false)
  if (rttMs !== null && rttMs > 400) say('far', false)
  if (camera === 'refused') say('cameraRefused', false)
  if (camera === 'none') say('cameraNone', false)
  if (network === 'relay') say('relay', false)
  if (device === 'phone') say('phone', false)
  return found
}
