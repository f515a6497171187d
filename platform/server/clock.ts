/** The one clock of the server, so that a test can stand at 23:10 or on the day a sheet expires. */
let offset = 0

export const now = (): Date => new Date(Date.now() + offset)

/** For tests: moves the clock by `ms` milliseconds from now on; 0 sets it right. */
export function shiftClock(ms: number): void {
  offset = ms
}
