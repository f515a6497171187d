import { type Inline, parseText, safeAddress } from '#rules/chats'

// A bare address as people paste it: what closes a sentence or a bracket is none of it.
const BARE = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"«»`]+/giu
const AFTER = /[.,:;!?'»”*_~]+$/u

/** The first page a text leads to, as it is written there; nothing out of code. */
export function firstLink(text: string): string | undefined {
  if (!/https?:\/\/|www\./i.test(text)) return undefined
  for (const block of parseText(text)) {
    const lists =
      block.kind === 'code' ? [] : block.kind === 'list' ? block.items.map(({ parts }) => parts) : [block.parts]
    for (const parts of lists) {
      const found = firstOf(parts)
      if (found) return found
    }
  }
  return undefined
}

function firstOf(parts: Inline[]): string | undefined {
  for (const part of parts) {
    const found =
      typeof part === 'string'
        ? firstBare(part)
        : part.kind === 'link'
          ? pageOf(part.address)
          : part.kind === 'code'
            ? undefined
            : firstOf(part.parts)
    if (found) return found
  }
  return undefined
}

function firstBare(text: string): string | undefined {
  for (const [found] of text.matchAll(BARE)) {
    const page = pageOf(withoutTail(found))
    if (page) return page
  }
  return undefined
}

function withoutTail(found: string): string {
  const bare = found.replace(AFTER, '')
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1).replace(AFTER, '') : bare
}

const pageOf = (address: string): string | undefined => (addressOf(address) ? address : undefined)

/** Where the link goes, if it is a page that may be gone to. */
export function addressOf(link: string): string | undefined {
  const href = safeAddress(/^www\./i.test(link) ? `http://${link}` : link)
  return href?.startsWith('http') ? href : undefined
}
