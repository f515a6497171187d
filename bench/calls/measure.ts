import { canRunJanus } from '../../domains/calls/server/media/janus-installed.ts'
import type { Outcome } from '../figures.ts'
import { measureBrowsers } from './browsers.ts'
import { measureForwarding } from './forwarding.ts'
import { measureThirty } from './thirty.ts'

interface Wishes {
  /** Calls of two browsers over each engine; viewers of one who sends; people who come at once. None: left out. */
  rounds: number
  viewers: number
  people: number
}

export async function measureCalls(
  { rounds, viewers, people }: Wishes,
  run: (scenario: () => Promise<Outcome>) => Promise<void>,
): Promise<void> {
  const engines = canRunJanus() ? (['builtin', 'janus'] as const) : (['builtin'] as const)
  if (viewers)
    for (const one of canRunJanus() ? ([...engines, 'bare janus'] as const) : engines)
      await run(() => measureForwarding(one, viewers))
  if (people) for (const engine of engines) await run(() => measureThirty(engine, people))
  if (rounds) for (const outcome of await measureBrowsers(rounds)) await run(async () => outcome)
}
