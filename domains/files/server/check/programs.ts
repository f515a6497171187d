const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

const STARTS = [
  hex('7f454c46'), // ELF
  hex('feedface'), // Mach-O, and the same the other way round
  hex('feedfacf'),
  hex('cefaedfe'),
  hex('cffaedfe'),
  hex('cafebabe'), // Java class, universal Mach-O
  hex('4c000000 01140200'), // Windows shortcut
  Buffer.from('dex\n'),
  Buffer.from('ITSF'), // compiled help
  Buffer.from('!<arch>\ndebian'),
  hex('edabeedb'), // RPM
  Buffer.from('FWS'),
  Buffer.from('CWS'),
  Buffer.from('ZWS'),
]

/** Lessons of programming send these; they are read, and nothing runs them at a press. */
const LESSONS = new Set(['py', 'rb', 'pl', 'php', 'lua', 'r', 'txt', 'md'])

/** Something that a computer runs, by its first bytes. */
export function isProgram(head: Buffer, extension: string): boolean {
  if (STARTS.some((start) => head.subarray(0, start.length).equals(start))) return true
  // «MZ» may begin a text as well; a program has zeros in its header.
  if (head.subarray(0, 2).toString('latin1') === 'MZ') return head.subarray(0, 512).includes(0)
  return head.subarray(0, 2).toString('latin1') === '#!' && !LESSONS.has(extension)
}
