import { Resolver } from 'node:dns'
import { lookup } from 'node:dns/promises'
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { config } from './config.ts'
import { isOpenAddress } from './outside/open-address.ts'

/** Why we do not go there, or did not take what we got. */
export type OutsideReason =
  | 'scheme'
  | 'port'
  | 'credentials'
  | 'host'
  | 'address'
  | 'redirects'
  | 'mediaType'
  | 'encoding'
  | 'tooLarge'
  | 'late'
  | 'network'

export class OutsideRefused extends Error {
  override name = 'OutsideRefused'
  reason: OutsideReason

  constructor(reason: OutsideReason, about: string) {
    super(`${reason}: ${about.slice(0, 200)}`)
    this.reason = reason
  }
}

export interface OutsideWish {
  maxBytes: number
  /** Takes the beginning of what is longer, instead of refusing it. */
  cut?: boolean
  /** Media types that are read; any, when absent. */
  accept?: readonly string[]
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Milliseconds for everything together: names, redirects, the last byte. */
  within?: number
  redirects?: number
  /** `host:port` that whoever runs this server has named: there private addresses and other ports are fine. */
  allow?: readonly string[]
}

export interface OutsideAnswer {
  /** After the redirects. */
  url: string
  status: number
  mediaType: string
  /** As the header says; empty when it does not. */
  charset: string
  headers: IncomingHttpHeaders
  bytes: Buffer
}

const AGENT = 'Zvonok/1 (a school messenger)'
const WITHIN = 5000
const REDIRECTS = 3

/**
 * The one door to servers that people name. Goes to the Internet only, by http and https at their own ports: a name is
 * resolved once and the connection goes to that very address, every redirect is checked as if it were the first
 * address, and there is an end to bytes and to time. No cookies, no referrer.
 */
export async function fetchOutside(address: string, wish: OutsideWish): Promise<OutsideAnswer> {
  const late = AbortSignal.timeout(wish.within ?? WITHIN)
  try {
    let url = readAddress(address)
    for (let hop = 0; ; hop++) {
      const answer = await ask(url, wish, late)
      const next = redirectOf(answer)
      if (next === undefined) return await read(answer, url, wish)
      answer.destroy()
      if (hop >= (wish.redirects ?? REDIRECTS)) throw new OutsideRefused('redirects', address)
      url = readAddress(next, url)
    }
  } catch (error) {
    if (error instanceof OutsideRefused) throw error
    throw new OutsideRefused(late.aborted ? 'late' : 'network', `${address}: ${(error as Error).message}`)
  }
}

/** `host:port` of an address, as `allow` names it. */
export function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`
}

function readAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new OutsideRefused('host', address)
  return new URL(address, base)
}

/** Throws unless the address may be gone to at all; true when it is one of our own. */
function checkAddress(url: URL, allow: readonly string[]): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutsideRefused('scheme', url.href)
  if (url.username || url.password) throw new OutsideRefused('credentials', url.host)
  if ([...allow, ...config.outsideHosts].includes(hostAndPort(url))) return true
  // A default port is no part of an address.
  if (url.port) throw new OutsideRefused('port', url.host)
  // URL has already read decimal, octal and hexadecimal hosts as what they are. Names of this network have no dot.
  const name = url.hostname.replace(/\.$/, '')
  if (isIP(name) || name.startsWith('[') || !name.includes('.')) throw new OutsideRefused('host', url.host)
  return false
}

async function ask(url: URL, wish: OutsideWish, signal: AbortSignal): Promise<IncomingMessage> {
  const own = checkAddress(url, wish.allow ?? [])
  const host = await pin(url.hostname, own, signal)
  const { request } = url.protocol === 'https:' ? https : http
  const { method = 'GET', headers, body } = wish
  return new Promise((resolve, reject) => {
    const going = request({
      host,
      ...(isIP(url.hostname) ? {} : { servername: url.hostname }),
      port: url.port || (url.protocol === 'https:' ? 443 : 80),
      path: url.pathname + url.search,
      method,
      headers: {
        host: url.host,
        'user-agent': AGENT,
        accept: wish.accept?.join(', ') ?? '*/*',
        'accept-encoding': 'gzip, deflate, br',
        ...headers,
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
      agent: false,
      maxHeaderSize: 16 * 1024,
      signal,
    })
    going.once('response', (answer) => resolve(answer.on('error', () => undefined)))
    going.on('error', reject)
    going.end(body)
  })
}

/** One address of the name, for this one connection. A name that also leads inside leads nowhere. */
async function pin(hostname: string, own: boolean, signal: AbortSignal): Promise<string> {
  const literal = hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(literal) ? [literal] : await inTime(resolve(hostname), signal)
  if (!own && !addresses.every(isOpenAddress)) throw new OutsideRefused('address', `${hostname} is ${addresses}`)
  const chosen = addresses.find((address) => isIP(address) === 4) ?? addresses[0]
  if (!chosen) throw new OutsideRefused('host', hostname)
  return chosen
}

async function resolve(hostname: string): Promise<string[]> {
  if (!config.outsideDns) return (await lookup(hostname, { all: true })).map(({ address }) => address)
  const resolver = new Resolver({ timeout: 2000, tries: 1 })
  resolver.setServers([config.outsideDns])
  const [v4, v6] = await Promise.allSettled([
    promisify(resolver.resolve4.bind(resolver))(hostname),
    promisify(resolver.resolve6.bind(resolver))(hostname),
  ])
  return [...(v4.status === 'fulfilled' ? v4.value : []), ...(v6.status === 'fulfilled' ? v6.value : [])]
}

const inTime = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined
}

async function read(answer: IncomingMessage, url: URL, wish: OutsideWish): Promise<OutsideAnswer> {
  const { statusCode: status = 0, headers } = answer
  const [mediaType = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(/\s*;\s*/)
  const charset = /^charset="?([\w-]+)/.exec(parameters.find((one) => one.startsWith('charset=')) ?? '')?.[1] ?? ''
  try {
    if (status < 300 && wish.accept && !wish.accept.includes(mediaType)) {
      throw new OutsideRefused('mediaType', `${url.host} sends ${mediaType}`)
    }
    if (!wish.cut && Number(headers['content-length']) > wish.maxBytes) throw new OutsideRefused('tooLarge', url.host)
    return { url: url.href, status, mediaType, charset, headers, bytes: await take(unpacked(answer, url), url, wish) }
  } finally {
    answer.destroy()
  }
}

const UNPACK = {
  gzip: zlib.createGunzip,
  'x-gzip': zlib.createGunzip,
  br: zlib.createBrotliDecompress,
  deflate: zlib.createInflate,
}

function unpacked(answer: IncomingMessage, url: URL): Readable {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '') return answer
  const unpack = UNPACK[encoding as keyof typeof UNPACK]
  if (!unpack) throw new OutsideRefused('encoding', `${url.host} sends ${encoding}`)
  // What goes wrong on the way comes out of the stream that is read.
  return pipeline(answer, unpack(), () => undefined)
}

/** Counts what comes out of the packing, so a bomb ends where everything else does. */
async function take(stream: Readable, url: URL, { maxBytes, cut }: OutsideWish): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size < maxBytes) continue
    if (size > maxBytes && !cut) throw new OutsideRefused('tooLarge', url.host)
    if (cut) break
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}
