import { readCode } from '#ui'
import { CODE_LENGTH } from '../rules.ts'

/** The code that the address bears after «#», as a camera brought it; what stands there never reaches a server's log. */
export function codeInAddress(hash: string): string | undefined {
  const { code, strange } = readCode(decode(hash.replace(/^#/, '')), CODE_LENGTH + 1)
  return !strange && code.length === CODE_LENGTH ? code : undefined
}

/** Nobody who looks over a shoulder or into the history finds the code there. */
export function hideCode(): void {
  history.replaceState(history.state, '', location.pathname + location.search)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a lone «%»: no address of ours
  }
}
