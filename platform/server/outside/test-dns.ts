import { createSocket } from 'node:dgram'
import { isIPv4 } from 'node:net'

/** A name server of a test: real UDP, answers by a table. A name whose answer is a function is asked anew every time. */
export async function openDns() {
  const table = new Map<string, string[] | (() => string[])>()
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    const name = readName(query)
    const type = query.readUInt16BE(12 + nameLength(query))
    const known = table.get(name)
    if (type === 1) asked.push(name)
    const addresses = typeof known === 'function' ? (type === 1 ? known() : []) : (known ?? [])
    const fitting = addresses.filter((one) => isIPv4(one) === (type === 1))
    socket.send(answer(query, type, fitting, known === undefined), port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${socket.address().port}`,
    /** How often each name was asked for. */
    asked,
    names: (names: Record<string, string[] | (() => string[])>) => {
      for (const [name, addresses] of Object.entries(names)) table.set(name, addresses)
    },
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  }
}

function readName(query: Buffer): string {
  const labels: string[] = []
  for (let at = 12; query[at]; at += query[at]! + 1) labels.push(query.toString('ascii', at + 1, at + 1 + query[at]!))
  return labels.join('.').toLowerCase()
}

function nameLength(query: Buffer): number {
  let at = 12
  while (query[at]) at += query[at]! + 1
  return at + 1 - 12
}

function answer(query: Buffer, type: number, addresses: string[], unknown: boolean): Buffer {
  const question = query.subarray(12, 12 + nameLength(query) + 4)
  const head = Buffer.alloc(12)
  query.copy(head, 0, 0, 2)
  head.writeUInt16BE(0x8180 | (unknown ? 3 : 0), 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(addresses.length, 6)
  const rows = addresses.map((address) => {
    const bytes = isIPv4(address) ? Buffer.from(address.split('.').map(Number)) : v6Bytes(address)
    const row = Buffer.alloc(12)
    row.writeUInt16BE(0xc00c, 0)
    row.writeUInt16BE(type, 2)
    row.writeUInt16BE(1, 4)
    row.writeUInt16BE(bytes.length, 10)
    return Buffer.concat([row, bytes])
  })
  return Buffer.concat([head, question, ...rows])
}

/** Through URL, which writes every form of an address in one way. */
function v6Bytes(address: string): Buffer {
  const [left = '', right] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::')
  const words = (part: string | undefined) => (part ? part.split(':').map((word) => Number.parseInt(word, 16)) : [])
  const [before, after] = [words(left), words(right)]
  const all = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
  return Buffer.from(all.flatMap((word) => [word >> 8, word & 255]))
}
