import { useAsk } from '#web/api'
import type { listFolders } from '../../contract.ts'

const none = { names: [] as string[], presets: true }

/** My folders in their order. Asked after the list is there: they only tell it apart. */
export const useFolders = (enabled = true) =>
  useAsk<typeof listFolders>('chats.listFolders', {}, { enabled, staleTime: 10 * 60_000 }).data ?? none
