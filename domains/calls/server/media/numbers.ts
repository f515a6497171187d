// Each word about media is heard once, those of one kind in the order of their numbers.

const heard = new Map<string, number>()
const KINDS = ['calls.publish', 'calls.receive', 'calls.watch', 'calls.answer']

export function isNewNumber(stayId: string, kind: string, no: number): boolean {
  const key = `${stayId} ${kind}`
  if (no <= (heard.get(key) ?? 0)) return false
  heard.set(key, no)
  return true
}

export function forgetNumbers(stayId: string): void {
  for (const kind of KINDS) heard.delete(`${stayId} ${kind}`)
}
