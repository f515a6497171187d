import { config } from '#server/config'
import { startBuiltin } from './builtin.ts'
import type { EngineName } from './engine.ts'
import { joinJanus, startJanus } from './janus.ts'
import { canRunJanus } from './janus-installed.ts'
import type { NodeSpec } from './nodes.ts'

let chosen: EngineName | undefined

/** Which engine carries the calls here: Janus where it is installed and can work, unless the installation says which. */
export function engineName(): EngineName {
  const asked = config.callEngine === 'auto' && config.janus ? 'janus' : config.callEngine
  chosen ??= asked === 'auto' ? (canRunJanus() ? 'janus' : 'builtin') : asked
  return chosen
}

/** Engines that others run, where the installation names them; else our own children, as many as it wants. */
export function nodesHere(): NodeSpec[] {
  const { janus } = config
  if (engineName() === 'janus' && janus)
    return janus.urls.map((url) => ({ name: hostOf(url), start: (hears) => joinJanus(url, janus, hears) }))
  const start = engineName() === 'janus' ? startJanus : startBuiltin
  return Array.from({ length: config.callNodes }, (_, place) => ({
    name: `${engineName()}-${place + 1}`,
    start: (hears) => start(hears, shareOf(config.mediaPorts, place, config.callNodes)),
  }))
}

const hostOf = (url: string): string => URL.parse(url)?.host || url

/** Two children must not meet at a port. */
export function shareOf([from, to]: [number, number], place: number, count: number): [number, number] {
  const size = Math.floor((to - from + 1) / count)
  return [from + place * size, from + (place + 1) * size - 1]
}
