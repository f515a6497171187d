import type { ReactionWord } from '../types.ts'

/**
 * A conversation as it is written down:
 *
 *     @ -4 18:05                a scene: school days from today, local time
 *     Воробьёва: text           a speaker of this chat: surname, given name, or both
 *     | next line of the text
 *     ~ Спасибо 3, Принято 2    reactions to the line above
 *     Ли ^: text                answers the line above (^2 the second above)
 *     Ли +15: text              fifteen minutes later instead of a few
 *     Ли*: text                 edited afterwards
 */
export type Line = {
  day: number
  /** «18:05» opens a scene; otherwise the line follows the one before. */
  time?: string
  gap?: number
  speaker: string
  text: string
  back?: number
  edited: boolean
  reactions: { word: ReactionWord; count: number }[]
}

const WORDS: readonly string[] = [
  'Спасибо',
  'Принято',
  'Ура',
  'Согласен',
  'Сочувствую',
  'Смешно',
] satisfies ReactionWord[]
const SPOKEN = /^([А-ЯЁA-Z][^:^+*]*?)(\*)?(?: \^(\d*))?(?: \+(\d+))?: (.+)$/u

export function readScreenplay(text: string): Line[] {
  const lines: Line[] = []
  let scene: { day: number; time?: string } = { day: 0 }
  for (const row of text.trim().split('\n')) {
    const last = lines.at(-1)
    if (row === '') continue
    if (row.startsWith('@ ')) {
      const [day, time] = row.slice(2).split(' ')
      scene = { day: Number(day), time: time! }
    } else if (row.startsWith('|') && last) last.text += `\n${row.slice(2)}`
    else if (row.startsWith('~ ') && last) last.reactions.push(...readReactions(row.slice(2)))
    else {
      const spoken = SPOKEN.exec(row)
      if (!spoken) throw new Error(`unreadable line: ${row}`)
      const [, speaker, star, back, gap, said] = spoken
      lines.push({
        ...scene,
        ...(gap ? { gap: Number(gap) } : {}),
        ...(back === undefined ? {} : { back: Number(back || 1) }),
        speaker: speaker!,
        text: said!,
        edited: star !== undefined,
        reactions: [],
      })
      scene = { day: scene.day }
    }
  }
  return lines
}

function readReactions(text: string) {
  return text.split(', ').map((part) => {
    const [word, count] = part.split(' ')
    if (!isWord(word!)) throw new Error(`no such reaction: ${word}`)
    return { word, count: Number(count ?? 1) }
  })
}

const isWord = (word: string): word is ReactionWord => WORDS.includes(word)
