/**
 * Gathers wishes of one loop turn into one call: a thousand people coming back at the bell are one query.
 * `load` answers in the order of the wishes.
 */
export function gather<W, A>(load: (wishes: W[]) => Promise<A[]>, most = 1000): (wish: W) => Promise<A> {
  const waiting: { wish: W; resolve: (answer: A) => void; reject: (error: unknown) => void }[] = []

  async function leave(): Promise<void> {
    const together = waiting.splice(0, most)
    if (waiting.length) setImmediate(leave)
    try {
      const answers = await load(together.map(({ wish }) => wish))
      together.forEach(({ resolve }, i) => {
        resolve(answers[i]!)
      })
    } catch (error) {
      for (const { reject } of together) reject(error)
    }
  }

  return (wish) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ wish, resolve, reject }) === 1) setImmediate(leave)
    })
}
