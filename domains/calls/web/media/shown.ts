import type { Known } from './known.ts'
import type { Device, OwnShown } from './own.ts'
import { type Level, NOT_SPARING, type Sparing } from './quality.ts'
import type { Heard } from './receiving.ts'

export type Phase = 'joining' | 'waiting' | 'in' | 'out'
/** Why I am out. */
export type Ending = 'left' | 'over' | 'removed' | 'elsewhere' | 'refused'

export interface Shown extends OwnShown {
  phase: Phase
  ending?: Ending
  /** The server's sentence, where it has refused. */
  reason?: string
  /** Refused, and it is worth another try from the door on. */
  again?: boolean
  known?: Known
  heard: Heard
  speaking: ReadonlySet<string>
  /** Media is on its way: at the beginning, and after the network or the engine has gone. */
  connecting: boolean
  level: Level
  sparing: Sparing
  /** What is listened by; absent: what the system has. */
  speakerId?: string | undefined
  /** A device that has gone by itself, told once. */
  lost?: { which: Device; back: boolean }
}

export const AT_FIRST: Shown = {
  phase: 'joining',
  heard: new Map(),
  mic: false,
  camera: false,
  screen: false,
  own: {},
  speaking: new Set(),
  connecting: true,
  level: 'good',
  sparing: NOT_SPARING,
}
