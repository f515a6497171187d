import { readdirSync, readFileSync } from 'node:fs'

// Clock ticks per second of /proc: 100 on every Linux that people run.
const TICKS = 100

interface Process {
  pid: number
  parent: number
  /** Seconds of its own and of its children that have ended. */
  seconds: number
}

function processes(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    const stat = read(`/proc/${name}/stat`)
    if (!stat) return []
    // The name in parentheses may hold spaces; the fields after it are counted from 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return [{ pid: Number(name), parent: Number(fields[1]), seconds: ticks / TICKS }]
  })
}

/** CPU seconds of these processes and all below them, ended ones included. */
export function cpuSeconds(...roots: number[]): number {
  const all = processes()
  const below = (pid: number): number =>
    all.filter(({ parent }) => parent === pid).reduce((sum, child) => sum + child.seconds + below(child.pid), 0)
  return roots.reduce((sum, root) => sum + (all.find(({ pid }) => pid === root)?.seconds ?? 0) + below(root), 0)
}

/** Resident memory in bytes. */
export function rss(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? 0) * 1024
}

export const ownCpuSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined // it has ended since it was listed
  }
}
