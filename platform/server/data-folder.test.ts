import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { FolderTaken, holdDataFolder } from './data-folder.ts'

const home = mkdtempSync(path.join(tmpdir(), 'zvonok-folder-'))
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(home, 'data-'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const lock = () => path.join(folder, 'server.lock')
const holder = () => JSON.parse(readFileSync(lock(), 'utf8'))

/** Another process that takes the folder and says so. */
async function another() {
  const module = path.join(import.meta.dirname, 'data-folder.ts')
  const program = `import { holdDataFolder } from ${JSON.stringify(module)}
    holdDataFolder(${JSON.stringify(folder)}); console.log('taken'); setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

test('the second server is refused with a sentence that says what to do; the first one’s end frees the folder', async () => {
  const first = await another()
  expect(() => holdDataFolder(folder)).toThrow(FolderTaken)
  expect(() => holdDataFolder(folder)).toThrow(`процесс ${first.pid}`)
  expect(() => holdDataFolder(folder)).toThrow('ZVONOK_DATA')

  first.kill('SIGKILL')
  await once(first, 'exit')
  const held = holdDataFolder(folder)
  expect(holder().pid).toBe(process.pid)
  held.release()
  expect(existsSync(lock())).toBe(false)
})

test.each([
  ['a number that belongs to somebody else by now', JSON.stringify({ pid: process.pid, began: '1' })],
  ['a number of nobody', JSON.stringify({ pid: 2 ** 22 + 1, began: '1' })],
  ['half a file', '{"pid":'],
])('%s holds nobody up', (_, text) => {
  writeFileSync(lock(), text)
  holdDataFolder(folder).release()
})

test('a folder taken over since is not let go of by the one before', () => {
  const held = holdDataFolder(folder)
  writeFileSync(lock(), JSON.stringify({ pid: 1, began: '1' }))
  held.release()
  expect(holder().pid).toBe(1)
})
