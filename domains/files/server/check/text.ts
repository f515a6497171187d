/** UTF-8, UTF-16 with its mark, or an eight-bit Cyrillic: letters and signs, no control characters. */
export function looksLikeText(head: Buffer): boolean {
  const mark = head.subarray(0, 2).toString('hex')
  if (mark === 'fffe' || mark === 'feff') return true
  return !head.some((byte) => byte < 32 && ![9, 10, 12, 13, 26, 27].includes(byte))
}
