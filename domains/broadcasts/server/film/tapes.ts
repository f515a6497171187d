import { rmSync } from 'node:fs'
import { tapeFolder } from '../feeds.ts'

export const dropTape = (broadcastId: string): void => rmSync(tapeFolder(broadcastId), { recursive: true, force: true })
