import process from 'node:process'
import { openPeer } from './peer.ts'
import type { Asked, Network, Told } from './talk.ts'

// The process of one camera: what strangers send over UDP is taken apart here, apart from everybody's messages. It ends
// with its camera, and with its parent.

const tell = (told: Told) => void process.send?.(told)
const peer = openPeer(JSON.parse(process.env.ZVONOK_WHIP ?? '{}') as Network, {
  frame: (frame) => tell({ frame }),
  gone: () => process.exit(0),
})

process.on('message', (asked: Asked) => {
  if ('keyFrame' in asked) return peer.askKeyFrame()
  peer.answer(asked.offer).then(
    (answer) => tell({ answer }),
    (error) => tell({ refused: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
process.on('uncaughtException', (error) => console.error('whip:', error))
process.on('unhandledRejection', (error) => console.error('whip:', error))
tell({ ready: true })
