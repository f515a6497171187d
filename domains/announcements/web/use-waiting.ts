import type { Announcement, listAnnouncements, listWaiting } from '#contract/announcements'
import { canDraft, isEditor } from '#rules/announcements'
import { useAsk } from '#web/api'
import { useHat, useMaybeMe } from '#web/session'

/** What waits for my «Ознакомлен(а)», in all my schools. */
export function useWaitingAnnouncements() {
  const enabled = Boolean(useMaybeMe())
  const { data } = useAsk<typeof listWaiting>('announcements.listWaiting', {}, { enabled, staleTime: 60_000 })
  return data?.waiting ?? []
}

/** What colleagues have prepared and I publish. */
export function useProposed(): Announcement[] {
  const hat = useHat()
  return useListed('queue', Boolean(hat && isEditor(hat.roles))).filter(({ state }) => state === 'proposed')
}

/** What of mine was refused: the reason waits to be read. */
export function useRefused(): Announcement[] {
  const hat = useHat()
  return useListed('drafts', Boolean(hat && canDraft(hat.roles))).filter(({ state }) => state === 'refused')
}

function useListed(which: 'queue' | 'drafts', enabled: boolean): Announcement[] {
  const organizationId = useHat()?.organization.id ?? ''
  const input = { organizationId, which }
  const options = { enabled, staleTime: 60_000 }
  return useAsk<typeof listAnnouncements>('announcements.listAnnouncements', input, options).data?.announcements ?? []
}

export function useWaitingCount(): number {
  const [waiting, proposed, refused] = [useWaitingAnnouncements(), useProposed(), useRefused()]
  return waiting.length + (proposed.length > 0 ? 1 : 0) + refused.length
}
