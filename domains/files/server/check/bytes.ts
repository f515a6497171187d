import { open } from 'node:fs/promises'

/** Bytes to look into at any place without having them all in memory. */
export interface ByteSource {
  size: number
  /** Shorter than asked for at the end. */
  read(offset: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

export async function openBytes(file: string): Promise<ByteSource> {
  const handle = await open(file)
  const { size } = await handle.stat()
  return {
    size,
    async read(offset, length) {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - offset)))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset)
      return buffer.subarray(0, bytesRead)
    },
    close: () => handle.close(),
  }
}

export const bytesOf = (buffer: Buffer): ByteSource => ({
  size: buffer.length,
  read: async (offset, length) => buffer.subarray(offset, offset + length),
  close: async () => undefined,
})
