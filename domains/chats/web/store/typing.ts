import { live, type Typing } from '#web/live'

const LASTS = 5000
const SAID_EVERY = 2500

interface Typist {
  key: string
  name: string | undefined
  until: number
}

let typists = new Map<string, Typist[]>()
const nobody: Typist[] = []
const hearers = new Set<() => void>()
let sweeping: ReturnType<typeof setTimeout> | undefined

export const typistsOf = (chatId: string): readonly Typist[] => typists.get(chatId) ?? nobody

export function onTypists(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

export function heardTyping({ chat, kind, personId, name }: Typing): void {
  if (kind !== 'typing') return
  const key = personId ?? name ?? ''
  const others = typistsOf(chat).filter((one) => one.key !== key)
  put(chat, [...others, { key, name, until: Date.now() + LASTS }])
  if (!sweeping) sweeping = setTimeout(sweep, LASTS + 50)
}

/** The message has come: they no longer type it. */
export function stoppedTyping(chatId: string, personId: string, name: string): void {
  const left = typistsOf(chatId).filter((one) => one.key !== personId && one.name !== undefined && one.name !== name)
  if (left.length !== typistsOf(chatId).length) put(chatId, left)
}

let saidAt = 0
/** I am typing; said now and then while it goes on. */
export function sayTyping(chatId: string): void {
  if (Date.now() - saidAt < SAID_EVERY) return
  saidAt = Date.now()
  live.typing(chatId)
}

function sweep(): void {
  sweeping = undefined
  for (const [chat, all] of typists) {
    const left = all.filter(({ until }) => until > Date.now())
    if (left.length !== all.length) put(chat, left)
  }
  if ([...typists.values()].some((all) => all.length > 0)) sweeping = setTimeout(sweep, 1000)
}

function put(chat: string, left: Typist[]): void {
  typists = new Map(typists).set(chat, left)
  for (const hear of hearers) hear()
}
