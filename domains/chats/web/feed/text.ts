export type Piece = { kind: 'text'; text: string } | { kind: 'name'; text: string; id: string }

/** Names of people in plain text, the longest first: «@Анна Ли» is not «@Анна». Nothing of the text is ever markup. */
export function splitByNames(text: string, mentions: { id: string; name: string }[]): Piece[] {
  let pieces: Piece[] = [{ kind: 'text', text }]
  for (const { id, name } of [...mentions].sort((a, b) => b.name.length - a.name.length)) {
    pieces = pieces.flatMap((piece) => {
      if (piece.kind !== 'text') return [piece]
      const parts = piece.text.split(`@${name}`)
      return parts.flatMap((part, place): Piece[] => [
        ...(place > 0 ? [{ kind: 'name' as const, text: `@${name}`, id }] : []),
        ...(part ? [{ kind: 'text' as const, text: part }] : []),
      ])
    })
  }
  return pieces
}

/** Whether it is worth fetching what finds links: a dot, a colon or an @ between two signs. */
export const mayHaveLink = (text: string): boolean => /[\p{L}\p{N}](\.|:\/\/|@)[\p{L}\p{N}]/u.test(text)

/** Up to three emoji and nothing else: drawn large. */
export const isOnlyEmoji = (text: string): boolean =>
  /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*){1,3}$/u.test(text)
