const PATIENCE = 2500

/** How long a film or a recording is, as far as this browser can tell. */
export async function measureMedia(file: Blob): Promise<number | undefined> {
  const kind = /^(audio|video)\//.exec(file.type)?.[1] as 'audio' | 'video' | undefined
  if (!kind) return undefined
  const media = document.createElement(kind)
  const address = URL.createObjectURL(file)
  try {
    return await new Promise((resolve) => {
      media.preload = 'metadata'
      media.onloadedmetadata = () => resolve(Number.isFinite(media.duration) ? media.duration : undefined)
      media.onerror = () => resolve(undefined)
      setTimeout(resolve, PATIENCE, undefined)
      media.src = address
    })
  } finally {
    media.removeAttribute('src')
    URL.revokeObjectURL(address)
  }
}
