import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { expect } from 'vitest'
import type { World } from '#test/world'
import * as contract from '../contract.ts'
import type { Field, Who } from '../rules.ts'
import { compareList } from './compare-list.ts'
import { readList } from './read-list.ts'
import { writeList } from './write-list.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures')

export const fixture = (name: string): Buffer => readFileSync(path.join(FIXTURES, name))

/** An archive of a folder of fixtures, with files replaced as `more` says. */
export function archive(names: string[], folder: string, more: Record<string, string> = {}): Buffer {
  const files = names.map((name): [string, Uint8Array] => [
    name,
    more[name] ? strToU8(more[name]) : fixture(`${folder}/${name}`),
  ])
  return Buffer.from(zipSync(Object.fromEntries(files)))
}

export const csv = (rows: string[][], separator = ';'): Buffer =>
  Buffer.from(rows.map((row) => row.join(separator)).join('\r\n'), 'utf8')
export const csv1251 = (rows: string[][]): Buffer =>
  iconv.encode(rows.map((row) => row.join(';')).join('\r\n'), 'windows-1251')

type Administrator = ReturnType<World['as']>

/** Brings a list as the administrator does, the jobs run at once. */
export function lists(world: World, organizationId: string, administrator: Administrator) {
  async function bring(bytes: Buffer, name = 'Список.csv') {
    const id = randomUUID()
    const sent = await administrator.uploads(contract.uploadRoster, { id, organizationId, name }, bytes)
    expect(sent.status, sent.body.reason as string).toBe(200)
    await readList.run(world.db, { importId: id })
    return look(id)
  }
  async function look(importId: string) {
    const answer = await administrator.reads(contract.getImport, { importId })
    expect(answer.status).toBe(200)
    return answer.body
  }
  async function map(
    importId: string,
    more: { columns?: Record<string, Field>; who?: Who; leaveAbsent?: boolean } = {},
  ) {
    const { table } = await look(importId)
    const columns = table?.columns.map(({ head, field }) => more.columns?.[head] ?? field) ?? []
    const mapping = table ? { who: more.who ?? table.who, headRow: table.headRow, columns } : null
    const input = { id: randomUUID(), importId, mapping, leaveAbsent: more.leaveAbsent ?? false }
    const answer = await administrator.does(contract.setMapping, input)
    expect(answer.status, answer.body.reason as string).toBe(200)
    await compareList.run(world.db, { importId })
    return look(importId)
  }
  async function compare(bytes: Buffer, more: Parameters<typeof map>[1] & { name?: string } = {}) {
    const brought = await bring(bytes, more.name)
    if (brought.import.state === 'mapping') return map(brought.import.id, more)
    await compareList.run(world.db, { importId: brought.import.id })
    return look(brought.import.id)
  }
  async function decide(importId: string, decisions: Record<string, string>) {
    const list = Object.entries(decisions).map(([key, decision]) => ({ key, decision }))
    const answer = await administrator.does(contract.decide, { id: randomUUID(), importId, decisions: list })
    expect(answer.status).toBe(200)
    await compareList.run(world.db, { importId })
    return look(importId)
  }
  async function write(importId: string) {
    const answer = await administrator.does(contract.writeImport, { id: randomUUID(), importId })
    expect(answer.status, answer.body.reason as string).toBe(200)
    await writeList.run(world.db, { importId })
    return look(importId)
  }
  const items = async (importId: string, kind: contract.ItemKind) =>
    (await administrator.reads(contract.listItems, { importId, kind })).body.items
  const undo = (importId: string) => administrator.does(contract.undoImport, { id: randomUUID(), importId })
  return { bring, look, map, compare, decide, write, items, undo }
}
