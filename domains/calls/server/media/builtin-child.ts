import { openSfu } from './sfu.ts'
import { type SfuSettings, setSettings } from './sfu-settings.ts'

// The built-in engine's process: a busy server must not be heard as stutter. It knows nothing but what it is told over
// the channel to its parent, and ends with it.

interface Request {
  id: number
  what: keyof ReturnType<typeof openSfu>
  args: unknown[]
}

setSettings(JSON.parse(process.env.ZVONOK_SFU ?? '{}') as SfuSettings)
const sfu = openSfu()

process.on('message', ({ id, what, args }: Request) => {
  const work = sfu[what] as (...args: unknown[]) => unknown
  Promise.resolve()
    .then(() => work(...args))
    .then(
      (output) => process.send?.({ id, output }),
      (error) => process.send?.({ id, error: String(error) }),
    )
})
process.on('disconnect', () => process.exit(0))
// Media of somebody who has gone is no reason to take the call from the others.
process.on('uncaughtException', (error) => console.error('sfu:', error))
process.on('unhandledRejection', (error) => console.error('sfu:', error))
process.send?.({ ready: true })
