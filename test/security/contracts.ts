import { globSync } from 'node:fs'
import path from 'node:path'
import type { AnyContract } from '#contract'

const ROOT = path.resolve(import.meta.dirname, '../..')
const KINDS = new Set(['command', 'query', 'upload', 'download'])

const isContract = (value: unknown): value is AnyContract =>
  typeof value === 'object' && value !== null && 'kind' in value && KINDS.has(String(value.kind)) && 'name' in value

/** Every operation that any domain's contract.ts exports. */
export async function collectContracts(): Promise<AnyContract[]> {
  const domains = globSync('domains/*/contract.ts', { cwd: ROOT }).map((file) => file.split('/')[1]!)
  const found = await Promise.all(
    domains.sort().map(async (domain) => {
      const module: Record<string, unknown> = await import(`../../domains/${domain}/contract.ts`)
      return Object.values(module).filter(isContract)
    }),
  )
  return found.flat()
}
