import {
  notifyManager,
  QueryClient,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import type { AnyCommand, AnyQuery, InputOf, OutputOf } from '#contract'
import { ApiError, ask, type RunInput, run } from './wire.ts'

// By default a timer tells components what changed: a switch just pressed would jump back until it has run.
notifyManager.setScheduler(queueMicrotask)

/** One for the page. A refusal is an answer and is not asked again; a lost connection is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.code === 'offline'),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

type AskOptions<C extends AnyQuery, S> = Omit<UseQueryOptions<OutputOf<C>, ApiError, S>, 'queryKey' | 'queryFn'>

/** A query on a screen; its key is [name, input]. */
export function useAsk<C extends AnyQuery, S = OutputOf<C>>(
  name: C['name'],
  input: InputOf<C>,
  options: AskOptions<C, S> = {},
): UseQueryResult<S, ApiError> {
  return useQuery({ ...options, queryKey: [name, input], queryFn: ({ signal }) => ask<C>(name, input, { signal }) })
}

/**
 * A command on a screen. `refresh` names the queries to ask again once it is done. Who shows no `error` of it where it
 * was pressed gives `onError: sayRefusal`.
 */
export function useRun<C extends AnyCommand>(
  name: C['name'],
  options: {
    refresh?: string[]
    onDone?: (output: OutputOf<C>, input: RunInput<C>) => void
    onError?: (error: ApiError) => void
  } = {},
): UseMutationResult<OutputOf<C>, ApiError, RunInput<C>> {
  return useMutation({
    mutationFn: (input: RunInput<C>) => run<C>(name, input),
    onSuccess: async (output, input) => {
      await refresh(...(options.refresh ?? []))
      options.onDone?.(output, input)
    },
    onError: (error: ApiError) => options.onError?.(error),
  })
}

/** Asks again for every query of these names that a screen shows; the others are asked when next shown. */
export async function refresh(...names: string[]): Promise<void> {
  await Promise.all(names.map((name) => queryClient.invalidateQueries({ queryKey: [name] })))
}
