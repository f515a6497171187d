import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Two servers over one folder would each tell only their own people what happens, so the second one does not start. */
export class FolderTaken extends Error {
  constructor(folder: string, pid: number) {
    super(
      `Папка ${folder} уже занята: с ней работает другой сервер «Звонка» (процесс ${pid}). ` +
        'Остановите его или укажите другую папку: ZVONOK_DATA=…\n' +
        `  The folder ${folder} is in use by another server (process ${pid}). Stop it, or name another one: ZVONOK_DATA=…`,
    )
  }
}

/** Takes the data folder for this process; what a killed server has left behind holds nobody up. */
export function holdDataFolder(folder: string): { release(): void } {
  const file = path.join(folder, 'server.lock')
  mkdirSync(folder, { recursive: true })
  for (;;) {
    if (take(file)) return { release: () => release(file) }
    const holder = readHolder(file)
    if (holder && isAlive(holder)) throw new FolderTaken(folder, holder.pid)
    rmSync(file, { force: true })
  }
}

interface Holder {
  pid: number
  /** When the process began: its number may belong to somebody else by now. */
  began: string
}

function take(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, began: statOf(process.pid)?.began ?? '' }), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function release(file: string): void {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true })
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // gone in the meantime, or cut off by a power failure
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = statOf(pid)
  // Killed, and nobody has asked yet how it ended: as in a container whose first process is no init.
  if (now?.state === 'Z') return false
  return now === undefined || began === '' || now.began === began
}

/** As /proc has it; undefined where there is no /proc. `began`: in ticks since the machine's start. */
function statOf(pid: number): { state: string | undefined; began: string | undefined } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before that stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0], began: fields[19] }
  } catch {
    return undefined
  }
}
