import { useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { forgetMine, keepMine, recallMine, timesForgotten } from './mine.ts'
import { queryClient } from './queries.ts'
import { ApiError, ask, onSessionLost, run } from './wire.ts'

export const SIGN_IN = '/sign-in'

/** What the domains know of whoever is signed in; they fill it by declaration merging: `account`, `hat`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Known {}
type Account = Known extends { account: infer A extends { id: string } } ? A : { id: string }
type Hat = Known extends { hat: infer H extends { personId: string } } ? H : { personId: string }

export interface Me {
  account: Account
  /** The account topic's position when this was read: where listening begins. */
  seq: number
}

// What was known last time is shown at once, and asked again: a phone opens in the underground, too.
const meQuery = {
  queryKey: ['accounts.getMe', {}],
  queryFn: readMe,
  staleTime: 60_000,
  initialData: () => recallMine<Me | null>('me'),
  initialDataUpdatedAt: 0,
}
const hatsQuery = {
  queryKey: ['people.listMyHats', {}],
  queryFn: readHats,
  staleTime: 60_000,
  initialData: () => recallMine<Hat[]>('hats'),
  initialDataUpdatedAt: 0,
}

/** Who is signed in; null = nobody. For route guards. */
export const findMe = (): Promise<Me | null> => queryClient.ensureQueryData({ ...meQuery, revalidateIfStale: true })

/** The account; null = nobody; undefined = not known yet. For pages that are open to everybody. */
export function useMaybeMe(): Account | null | undefined {
  const { data } = useQuery(meQuery)
  return data ? data.account : data
}

/** The account of a page for the signed-in; leads to the sign-in when there is none. */
export function useMe(): Account | undefined {
  const account = useMaybeMe()
  useEffect(() => {
    if (account === null) goToSignIn()
  }, [account])
  return account ?? undefined
}

/** Nobody has said who looks, and nobody can: a device that knows nothing yet, without a connection. */
export const useUnreachable = (): boolean => {
  const { data, isError } = useQuery(meQuery)
  return data === undefined && isError
}

/** Hears who is signed in, now and whenever it changes; null = nobody. */
export function onMe(hear: (me: Me | null) => void): () => void {
  let last: string | null | undefined
  const look = () => {
    const me = queryClient.getQueryData<Me | null>(meQuery.queryKey)
    const id = me === undefined ? undefined : (me?.account.id ?? null)
    if (me === undefined || id === last) return
    last = id
    hear(me)
  }
  look()
  return queryClient.getQueryCache().subscribe(look)
}

/** What I am, in every school; undefined = not known yet. */
export function useHats(): Hat[] | undefined {
  const account = useMaybeMe()
  return useQuery({ ...hatsQuery, enabled: Boolean(account) }).data
}

/** What I am in the school chosen now; null = in no school; undefined = not known yet. */
export function useHat(): Hat | null | undefined {
  const hats = useHats()
  const chosen = useSyncExternalStore(hearChoice, () => recallMine<string>('hat'))
  if (!hats) return undefined
  return hats.find((hat) => hat.personId === chosen) ?? hats[0] ?? null
}

const choiceHearers = new Set<() => void>()
function hearChoice(hear: () => void): () => void {
  choiceHearers.add(hear)
  return () => choiceHearers.delete(hear)
}

/** Goes over to another school; remembered on this device. */
export function chooseHat(personId: string): void {
  keepMine('hat', personId)
  for (const hear of choiceHearers) hear()
}

/** Call it after every sign-in or registration, before leaving for the first screen. */
export async function signedIn(): Promise<void> {
  await forgetPersonal()
  await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
  await queryClient.fetchQuery({ ...hatsQuery, staleTime: 0 })
}

/** Ends this session on the server and leaves nothing of it on the device. */
export async function signOut(): Promise<void> {
  leaving = true // the ended session must not lead to a sign-in that comes back to this page
  await run('accounts.signOut', {}).catch((error) => {
    leaving = isNobody(error)
    if (!leaving) throw error
  })
  await forgetPersonal()
  location.assign(SIGN_IN)
}

/** Asks the server who I am: it alone knows whether the session still lives. */
export const refreshMe = (): Promise<void> => queryClient.invalidateQueries({ queryKey: meQuery.queryKey })

/** Call it when roles, classes or children of mine have changed. */
export const refreshHats = (): Promise<void> => queryClient.invalidateQueries({ queryKey: hatsQuery.queryKey })

async function readMe(): Promise<Me | null> {
  const kept = recallMine<Me>('me')
  const asked = timesForgotten()
  try {
    const me = (await ask('accounts.getMe', {})) as Me
    if (asked !== timesForgotten()) return me // signed out meanwhile: nothing of it stays here
    if (kept && kept.account.id !== me.account.id) await forgetMine()
    keepMine('me', me)
    return me
  } catch (error) {
    if (isNobody(error)) return null
    if (kept && isAway(error)) return kept
    throw error
  }
}

async function readHats(): Promise<Hat[]> {
  const asked = timesForgotten()
  try {
    const { hats } = (await ask('people.listMyHats', {})) as { hats: Hat[] }
    if (asked === timesForgotten()) keepMine('hats', hats)
    return hats
  } catch (error) {
    const kept = recallMine<Hat[]>('hats')
    if (kept && isAway(error)) return kept
    throw error
  }
}

const isNobody = (error: unknown) => error instanceof ApiError && error.code === 'unauthenticated'
const isAway = (error: unknown) => error instanceof ApiError && error.code === 'offline'

// The queries of the person stay mounted, so that screens which look at them see the change; all others go.
async function forgetPersonal(): Promise<void> {
  const own = new Set<unknown>([meQuery.queryKey[0], hatsQuery.queryKey[0]])
  queryClient.removeQueries({ predicate: ({ queryKey }) => !own.has(queryKey[0]) })
  await forgetMine()
}

onSessionLost(async () => {
  if (!recallMine('me')) return
  await forgetPersonal()
  queryClient.setQueryData(meQuery.queryKey, null)
})

let leaving = false
function goToSignIn(): void {
  const next = location.pathname + location.search
  if (leaving || location.pathname === SIGN_IN) return
  leaving = true
  // A whole new page: nothing of the earlier person stays in memory.
  location.assign(next !== '/' ? `${SIGN_IN}?next=${encodeURIComponent(next)}` : SIGN_IN)
}
