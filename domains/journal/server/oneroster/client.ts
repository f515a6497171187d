import { setTimeout as wait } from 'node:timers/promises'
import { config } from '#server/config'
import { fetchOutside, type OutsideAnswer, OutsideRefused, type OutsideWish } from '#server/outside'
import * as say from './say.ts'

export interface Source {
  version: '1.1' | '1.2'
  address: string
  tokenAddress: string
  clientId: string
  secret: string
}

export type Json = { [name: string]: unknown }

const PAGE = 500
/** Larger than any school; more means that the key opens a whole region. */
const MAX_RECORDS = 120_000
const MAX_PAGE_BYTES = 25 * 1024 ** 2
const PAGE_WITHIN = 30_000
const TRIES = 4
const LONGEST_WAIT = 60

const SERVICE = { '1.1': '/ims/oneroster/v1p1', '1.2': '/ims/oneroster/rostering/v1p2' }
const SCOPES = {
  '1.1': ['roster-core.readonly', 'roster-demographics.readonly'].map(
    (one) => `https://purl.imsglobal.org/spec/or/v1p1/scope/${one}`,
  ),
  '1.2': ['roster-core.readonly', 'roster-demographics.readonly'].map(
    (one) => `https://purl.imsglobal.org/spec/or/v1p2/scope/${one}`,
  ),
}

/** A journal that speaks OneRoster over REST. Every way to it goes through the one door to the outside. */
export function openOneRoster(source: Source) {
  const { address, version } = source
  const base = /\/v1p[12]$/.test(address) ? address : address + SERVICE[version]
  let token: string | undefined
  let records = 0

  /** All records of a collection, page by page. Null where the journal has no such collection for us. */
  async function readAll(
    path: string,
    tell: (done: number, total: number) => Promise<void>,
    { optional = false } = {},
  ): Promise<Json[] | null> {
    const name = path.split('/').at(-1)!
    const found = new Map<string, Json>()
    for (let offset = 0; ; ) {
      const answer = await ask(`${base}/${path}?limit=${PAGE}&offset=${offset}`, name)
      if (optional && (answer.status === 403 || answer.status === 404)) return null
      if (answer.status !== 200) throw say.refused(answer.status, name)
      const page = readPage(answer.bytes, name, offset)
      const before = found.size
      for (const record of page) {
        if (isRecord(record)) found.set(record.sourcedId, record)
      }
      // A journal that knows nothing of offsets gives the same page for ever.
      if (page.length > 0 && found.size === before) throw say.samePage(name)
      records += found.size - before
      if (records > MAX_RECORDS) throw say.tooMany()
      offset += page.length
      const total = Number(answer.headers['x-total-count']) || 0
      await tell(offset, Math.max(total, offset))
      if (page.length === 0 || (total > 0 ? offset >= total : page.length < PAGE && !hasNext(answer))) break
    }
    return [...found.values()]
  }

  async function ask(url: string, name: string): Promise<OutsideAnswer> {
    for (let renewed = false; ; renewed = true) {
      token ??= await askToken(source)
      const answer = await patiently(url, { headers: { authorization: `Bearer ${token}` } }, name)
      if (answer.status !== 401 || renewed) return answer
      token = undefined // it has aged on the way
    }
  }

  return { readAll }
}

/** OAuth 2 client credentials (RFC 6749, 4.4). A journal that does not know our words for the scope is asked without. */
async function askToken({ tokenAddress, clientId, secret, version }: Source): Promise<string> {
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64')
  const ask = (more: Record<string, string>) =>
    patiently(
      tokenAddress,
      {
        method: 'POST',
        headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', ...more }).toString(),
      },
      'token',
    )
  let answer = await ask({ scope: SCOPES[version].join(' ') })
  if (answer.status === 400 && answer.bytes.includes('invalid_scope')) answer = await ask({})
  if (answer.status === 400 || answer.status === 401 || answer.status === 403) throw say.notAdmitted()
  if (answer.status !== 200) throw say.refused(answer.status, 'token')
  const { access_token } = readObject(answer.bytes) ?? {}
  if (typeof access_token !== 'string' || !/^[\x21-\x7e]+$/.test(access_token)) throw say.noToken()
  return access_token
}

/** Tries again what may yet succeed, as late as the journal asks for. */
async function patiently(url: string, wish: Partial<OutsideWish>, name: string): Promise<OutsideAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await once(url, wish).catch((error) => {
      if (error instanceof OutsideRefused && (error.reason !== 'late' || attempt >= TRIES))
        throw say.unreachable(error, url)
      if (error instanceof OutsideRefused) return null
      throw error
    })
    if (answer && answer.status !== 429 && answer.status < 500) return answer
    if (attempt >= TRIES) throw say.refused(answer?.status ?? 504, name)
    await wait(pauseOf(answer, attempt) * 1000)
  }
}

const once = (url: string, wish: Partial<OutsideWish>) =>
  fetchOutside(url, {
    maxBytes: MAX_PAGE_BYTES,
    within: PAGE_WITHIN,
    // A key is shown to the server it is for, and to none that this one points at.
    redirects: 0,
    accept: ['application/json'],
    allow: config.journalHosts,
    ...wish,
  })

function pauseOf(answer: OutsideAnswer | null, attempt: number): number {
  const asked = answer?.headers['retry-after']
  const seconds =
    asked && Number.isNaN(Number(asked)) ? (Date.parse(asked) - Date.now()) / 1000 : Number(asked ?? Number.NaN)
  return Math.min(LONGEST_WAIT, Math.max(0, Number.isFinite(seconds) ? seconds : 2 ** (attempt - 1)))
}

function readPage(bytes: Buffer, name: string, offset: number): unknown[] {
  const list = readObject(bytes)?.[name]
  if (!Array.isArray(list)) throw say.unreadable(name, offset)
  return list
}

function readObject(bytes: Buffer): Json | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Json) : null
  } catch {
    return null // said by whoever needs it
  }
}

const isRecord = (value: unknown): value is Json & { sourcedId: string } =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Json).sourcedId === 'string' &&
  (value as Json).sourcedId !== ''

const hasNext = ({ headers }: OutsideAnswer) => /;\s*rel="?next"?/i.test(String(headers.link ?? ''))
