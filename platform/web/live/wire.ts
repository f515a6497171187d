import type { ErrorCode } from '#contract'

export type TopicKind = 'chat' | 'account' | 'organization' | 'call'

export interface LiveEvent {
  seq: number
  type: string
  at: string
  view: unknown
}

export interface Typing {
  chat: string
  kind: string
  personId?: string
  name?: string
}

/** What the gateway says. */
export type Frame =
  | { op: 'events'; topic: string; events: LiveEvent[] }
  | ({ op: 'event'; topic: string } & LiveEvent)
  | { op: 'reset'; topic: string }
  | { op: 'gone'; topic: string }
  | { op: 'ready'; heads: Record<string, number> }
  | { op: 'resync' }
  | ({ op: 'signal' } & Typing)
  | { op: 'result'; id: number; output: unknown }
  | { op: 'refused'; id: number; error: ErrorCode; reason: string; field?: string; retryAfter?: number }

/** What the client says. */
export type Said =
  | { op: 'hello'; cursors: Record<string, number>; language: string }
  | { op: 'watch'; chat: string | null }
  | { op: 'signal'; chat: string; kind: 'typing' }
  | { op: 'call'; id: number; name: string; input: unknown }

export const SESSION_ENDED = 4401

export const kindOf = (topic: string): TopicKind => topic.slice(0, topic.indexOf(':')) as TopicKind
export const idOf = (topic: string): string => topic.slice(topic.indexOf(':') + 1)
