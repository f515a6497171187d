// Browsers come to us and no address of theirs goes in. Janus begins only once it has been told some address: this one is
// of those that nobody has, and being lite it sends nothing there.
const NOWHERE = 'a=candidate:1 1 udp 1 203.0.113.1 9 typ host\r\na=end-of-candidates'

export const withoutTrickle = (sdp: string): string =>
  sdp
    .split('\r\n')
    .flatMap((line) =>
      line.startsWith('a=ice-options:') ? [] : line.startsWith('a=ice-pwd:') ? [line, NOWHERE] : [line],
    )
    .join('\r\n')
