import type { Class, listClasses } from '#contract/classes'
import type { listJoinRequests, listMyRequests } from '#contract/invitations'
import type { getFirstDay, listApplications } from '#contract/organizations'
import { useAsk } from '#web/api'
import { useHat, useMaybeMe } from '#web/session'
import { useMentionedChats } from '../use-chats.ts'
import { useAsksCount } from './asks.ts'

const CALM = { staleTime: 60_000 }

/** Requests to join that I decide about. */
export function useRequests(): number {
  const hat = useHat()
  const enabled = Boolean(hat?.can.administer || hat?.can.leadClasses)
  const organizationId = hat?.organization.id ?? ''
  const input = { organizationId, state: 'waiting' as const }
  return useAsk<typeof listJoinRequests>('invitations.listJoinRequests', input, { enabled, ...CALM }).data?.waiting ?? 0
}

/** My own classes where somebody has not come in yet. */
export function useAbsent(): { class: Class; known: number; joined: number }[] {
  const hat = useHat()
  const own = new Set(hat?.classes.filter(({ part }) => part === 'classTeacher').map(({ id }) => id))
  const input = { organizationId: hat?.organization.id ?? '' }
  const { data } = useAsk<typeof listClasses>('classes.listClasses', input, { enabled: own.size > 0, ...CALM })
  return (data?.classes ?? [])
    .filter(({ id }) => own.has(id))
    .map((one) => ({
      class: one,
      known: one.pupils.known + one.guardians.known,
      joined: one.pupils.joined + one.guardians.joined,
    }))
    .filter(({ known, joined }) => joined < known)
}

/** The administrator's school is not gathered yet. */
export function useIsFirstDay(): boolean {
  const hat = useHat()
  const administers = hat?.roles.some((role) => role === 'administrator' || role === 'additionalAdministrator')
  const input = { organizationId: hat?.organization.id ?? '' }
  const { data } = useAsk<typeof getFirstDay>('organizations.getFirstDay', input, {
    enabled: Boolean(administers),
    ...CALM,
  })
  if (!data) return false
  const { profileFilled, classes, staff, pupils, guardians } = data
  return !profileFilled || classes === 0 || staff.known < 2 || pupils.known === 0 || guardians.known === 0
}

/** Who is in no school yet: what has become of their asking. */
export function useMyRequests() {
  const me = useMaybeMe()
  const hat = useHat()
  const enabled = Boolean(me) && hat === null
  const { data } = useAsk<typeof listMyRequests>('invitations.listMyRequests', {}, { enabled, ...CALM })
  return data?.requests ?? []
}

/** Schools that wait for the platform operator. */
export function useApplications(): number {
  const enabled = Boolean(useMaybeMe()?.operator)
  return useAsk<typeof listApplications>('organizations.listApplications', {}, { enabled, ...CALM }).data?.waiting ?? 0
}

/** What needs an answer, for the navigation and the lane's head: deeds, not hints. */
export function useImportantCount(): number {
  const [requests, mentions, applications] = [useRequests(), useMentionedChats(), useApplications()]
  return (requests > 0 ? 1 : 0) + mentions + (applications > 0 ? 1 : 0) + useAsksCount()
}
