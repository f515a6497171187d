/**
 * Which of the pins stands in the bar: the last one above the top of the screen, else the last of all. The one that was
 * pressed has been seen: its place is taken by the one before it, and before the first comes the last again.
 */
export function pinAt(pins: readonly { id: string; msgNo: number }[], top: number, pressed?: string): number {
  const last = pins.length - 1
  const above = pins.findLastIndex(({ msgNo }) => msgNo < top)
  const at = above < 0 ? last : above
  return pins[at]?.id === pressed ? (at > 0 ? at - 1 : last) : at
}
