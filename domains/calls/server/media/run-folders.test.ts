import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { expect, test } from 'vitest'
import { makeRunFolder } from './run-folders.ts'

test('what somebody killed has left goes; what is in use, and what is not ours, stays', () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'run-folders-'))
  const { pid } = spawnSync('true')
  const folders = [`zvonok-janus-${pid}-abcDEF`, `zvonok-janus-${process.pid}-abcDEF`, 'zvonok-janus-mine', 'other']
  for (const folder of folders) mkdirSync(path.join(parent, folder))
  const made = makeRunFolder(parent, 'zvonok-janus')
  expect(existsSync(made)).toBe(true)
  expect(folders.filter((folder) => existsSync(path.join(parent, folder)))).toEqual(folders.slice(1))
  rmSync(parent, { recursive: true })
})
