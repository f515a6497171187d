const OWN = /data-zvonok="([^"]*)"/

/** What was copied from a message here, with its marks; undefined for anything else. */
export function marksIn(html: string): string | undefined {
  const own = OWN.exec(html)?.[1]
  try {
    return own === undefined ? undefined : decodeURIComponent(own)
  } catch {
    return undefined // not ours after all: the plain words will do
  }
}
