import type { Frame } from '#domains/recordings'

// What is said between the server and the process of one camera.

export interface Network {
  /** Besides those of the network cards. */
  addresses: string[]
  ports: [number, number]
  /** What cameras see instead of the card's own: 1:1 NAT. */
  address: string | undefined
}

export type Asked = { offer: string } | { keyFrame: true }

export type Told = { ready: true } | { answer: string } | { refused: string } | { frame: Received }

export interface Received extends Frame {
  codec: 'VP8' | 'H264' | 'OPUS'
}
