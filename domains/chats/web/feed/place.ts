/** The number of the message at the top of the screen; told without drawing the chat anew. */
export interface Place {
  get(): number
  set(msgNo: number): void
  watch(hear: () => void): () => void
}

export function openPlace(): Place {
  let now = Number.POSITIVE_INFINITY
  const hearers = new Set<() => void>()
  return {
    get: () => now,
    set(msgNo) {
      if (msgNo === now) return
      now = msgNo
      for (const hear of hearers) hear()
    },
    watch(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
}
