import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { config } from './config.ts'
import { isOpenAddress } from './outside/open-address.ts'
import { openDns } from './outside/test-dns.ts'
import { fetchOutside, type OutsideRefused, type OutsideWish } from './outside.ts'

let dns: Awaited<ReturnType<typeof openDns>>
const servers: Server[] = []
const before = { outsideDns: config.outsideDns, outsideHosts: config.outsideHosts }

beforeAll(async () => {
  dns = await openDns()
  config.outsideDns = dns.address
})
beforeEach(() => {
  config.outsideHosts = []
})
afterAll(async () => {
  Object.assign(config, before)
  for (const server of servers) server.closeAllConnections()
  await dns.close()
})

/** A server of this machine; `known` names it as the operator would. */
async function serve(listener: RequestListener, { name = 'school.example', known = true, at = '127.0.0.1' } = {}) {
  const seen: { url: string; headers: NodeJS.Dict<string | string[]> }[] = []
  const server = createServer((request, response) => {
    seen.push({ url: request.url!, headers: request.headers })
    listener(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, at, resolve))
  const { port } = server.address() as AddressInfo
  dns.names({ [name]: [at] })
  if (known) config.outsideHosts.push(`${name}:${port}`)
  return { url: `http://${name}:${port}`, port, seen }
}

const page: RequestListener = (_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8').end('<title>Меню</title>')
}

const wish: OutsideWish = { maxBytes: 1000, accept: ['text/html'] }
const refusal = (address: string, more: Partial<OutsideWish> = {}): Promise<string> =>
  fetchOutside(address, { ...wish, ...more }).then(
    () => 'taken',
    (error: OutsideRefused) => error.reason,
  )

describe('an address of the Internet', () => {
  it.each(['93.184.216.34', '5.255.255.242', '1.1.1.1', '2a02:6b8::2:242', '2606:4700::1111'])(
    '%s is open',
    (address) => expect(isOpenAddress(address)).toBe(true),
  )

  const closed = [
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.100.100.200',
    '100.127.255.255',
    '127.0.0.1',
    '127.1.2.3',
    '168.63.129.16',
    '169.254.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '192.168.255.255',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b::808:808',
    '64:ff9b:1::a00:1',
    '100::1',
    '2001::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:20::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    '2002:a00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
  ] // prettier-ignore
  it.each(closed)('%s is none', (address) => expect(isOpenAddress(address)).toBe(false))

  it.each(closed)('a name that leads to %s leads nowhere', async (address) => {
    dns.names({ 'inner.example': [address] })
    expect(await refusal('http://inner.example/')).toBe('address')
    dns.names({ 'half.example': ['93.184.216.34', address] })
    expect(await refusal('http://half.example/')).toBe('address')
  })

  it.each([
    ['ftp://school.example/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['gopher://school.example/', 'scheme'],
    ['http://school.example:8080/', 'port'],
    ['https://school.example:80/', 'port'],
    ['http://school.example:22/', 'port'],
    ['http://sberbank.ru@school.example/', 'credentials'],
    ['http://a:b@school.example/', 'credentials'],
    ['http://127.0.0.1/', 'host'],
    ['http://93.184.216.34/', 'host'],
    ['http://2130706433/', 'host'],
    ['http://0177.0.0.1/', 'host'],
    ['http://0x7f000001/', 'host'],
    ['http://0x7f.1/', 'host'],
    ['http://127.1/', 'host'],
    ['http://１２７.0.0.1/', 'host'],
    ['http://[::1]/', 'host'],
    ['http://[::ffff:127.0.0.1]/', 'host'],
    ['http://localhost/', 'host'],
    ['http://localhost./', 'host'],
    ['http://printer/', 'host'], // its name is known here, and leads to the Internet
    ['http://', 'host'],
    ['http://nowhere.example/', 'host'],
  ])('%s: %s', async (address, reason) => {
    dns.names({ printer: ['93.184.216.34'] })
    expect(await refusal(address)).toBe(reason)
  })
})

describe('the name server', () => {
  it('is asked once, and the connection goes where it said then', async () => {
    const first = await serve(page, { name: 'moving.example' })
    const second = createServer((_, response) => response.end('внутри'))
    servers.push(second)
    await new Promise<void>((resolve) => second.listen(first.port, '127.0.0.2', resolve))
    let times = 0
    dns.names({ 'moving.example': () => [++times === 1 ? '127.0.0.1' : '127.0.0.2'] })
    const { bytes } = await fetchOutside(first.url, wish)
    expect(bytes.toString()).toContain('Меню')
    expect(times).toBe(1)
  })

  it('that does not answer holds nobody longer than the time there is', async () => {
    config.outsideDns = '127.0.0.1:9'
    const begun = performance.now()
    expect(await refusal('http://slow.example/', { within: 200 })).toMatch(/late|host/)
    expect(performance.now() - begun).toBeLessThan(2500)
    config.outsideDns = dns.address
  })
})

describe('a redirect', () => {
  const to =
    (location: string): RequestListener =>
    (_, response) =>
      response.writeHead(302, { location }).end()

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'host'],
    ['http://inside.example/', 'address'],
    ['http://inside.example:6379/', 'port'],
    ['file:///etc/passwd', 'scheme'],
    ['//a:b@inside.example/', 'credentials'],
    ['http://[::1]/', 'host'],
  ])('to %s goes no further: %s', async (location, reason) => {
    dns.names({ 'inside.example': ['10.0.0.5'] })
    const { url } = await serve(to(location))
    expect(await refusal(url)).toBe(reason)
  })

  it('is followed three times at most', async () => {
    const { url, seen } = await serve((request, response) => {
      const left = Number(request.url!.slice(1))
      if (left > 0) response.writeHead(307, { location: `/${left - 1}` }).end()
      else page(request, response)
    })
    expect((await fetchOutside(`${url}/3`, wish)).url).toBe(`${url}/0`)
    expect(seen).toHaveLength(4)
    expect(await refusal(`${url}/4`)).toBe('redirects')
    expect(await refusal(`${url}/1`, { redirects: 0 })).toBe('redirects')
  })
})

describe('an answer', () => {
  it('is read with its type and letters; nobody is told who asks', async () => {
    const { url, seen } = await serve((_, response) => {
      response.setHeader('set-cookie', 'who=you').setHeader('content-type', 'text/html; charset="windows-1251"')
      response.end(gzipSync('ok'))
    })
    expect(await refusal(url)).toBe('taken')
    const answer = await fetchOutside(`${url}/x?y=1#z`, wish)
    expect(answer).toMatchObject({ status: 200, mediaType: 'text/html', charset: 'windows-1251' })
    const { headers, url: asked } = seen[1]!
    expect(asked).toBe('/x?y=1')
    expect(headers['user-agent']).toMatch(/^Zvonok/)
    expect(headers.cookie ?? headers.referer ?? headers.origin).toBeUndefined()
  })

  it.each(['image/png', 'application/pdf', 'text/plain', ''])('of type %j is not read', async (type) => {
    const { url } = await serve((_, response) => response.writeHead(200, type ? { 'content-type': type } : {}).end('x'))
    expect(await refusal(url)).toBe('mediaType')
  })

  it('that is too long is refused, or cut where its beginning is enough', async () => {
    const long: RequestListener = (_, response) => {
      response.setHeader('content-type', 'text/html').write('<title>x</title>')
      response.end('x'.repeat(5000))
    }
    const { url } = await serve(long)
    expect(await refusal(url)).toBe('tooLarge')
    expect((await fetchOutside(url, { ...wish, cut: true })).bytes).toHaveLength(1000)
    const told = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '999999' }).flushHeaders()
    })
    expect(await refusal(told.url)).toBe('tooLarge')
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('that unpacks to a thousand times its size ends at the limit: %s', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(50_000_000))
    const { url } = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(bomb),
    )
    expect(await refusal(url, { maxBytes: 500_000 })).toBe('tooLarge')
    expect((await fetchOutside(url, { ...wish, cut: true })).bytes).toHaveLength(1000)
  })

  it('in an unknown or double packing, or a broken one, is not read', async () => {
    const packed = (encoding: string) =>
      serve((_, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end('не архив'),
      )
    expect(await refusal((await packed('gzip, gzip')).url)).toBe('encoding')
    expect(await refusal((await packed('compress')).url)).toBe('encoding')
    expect(await refusal((await packed('gzip')).url)).toBe('network')
  })

  it('drop by drop is not waited for', async () => {
    const drops = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const timer = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(timer))
    })
    expect(await refusal(drops.url, { within: 300 })).toBe('late')
    const silent = await serve(() => undefined)
    expect(await refusal(silent.url, { within: 300 })).toBe('late')
    const packed = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      response.write(gzipSync('x'.repeat(100)).subarray(0, 12))
    })
    expect(await refusal(packed.url, { within: 300 })).toBe('late')
  })

  it('with endless headers is let go', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html', x: 'x'.repeat(40_000) }).end(),
    )
    expect(await refusal(url)).toBe('network')
  })
})

describe('a server of one’s own', () => {
  it('is gone to only when the operator has named its host and its port', async () => {
    const { url, port, seen } = await serve(page, { known: false })
    expect(await refusal(url)).toBe('port')
    config.outsideHosts = [`school.example:${port + 1}`, `other.example:${port}`]
    expect(await refusal(url)).toBe('port')
    expect(seen).toHaveLength(0)
    config.outsideHosts = [`school.example:${port}`]
    expect(await refusal(url)).toBe('taken')
    config.outsideHosts = []
    expect(await refusal(url, { allow: [`school.example:${port}`] })).toBe('taken')
  })
})

it('a certificate counts for the name that was asked for, and for no other', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zvonok-tls-'))
  const [key, cert] = ['key', 'cert'].map((name) => path.join(folder, `${name}.pem`)) as [string, string]
  const subject = ['-subj', '/CN=right.example', '-addext', 'subjectAltName=DNS:right.example']
  const making = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...subject,
    '-keyout',
    key,
    '-out',
    cert,
  ]
  execFileSync('openssl', making, { stdio: 'ignore' })
  const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, page)
  server.on('tlsClientError', () => undefined)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  dns.names({ 'right.example': ['127.0.0.1'], 'wrong.example': ['127.0.0.1'] })
  const asking = (name: string) => refusal(`https://${name}:${port}/`, { allow: [`${name}:${port}`] })
  expect(await asking('right.example')).toBe('network') // nobody has vouched for it
  const known = getCACertificates('default')
  setDefaultCACertificates([...known, readFileSync(cert, 'utf8')])
  expect(await asking('right.example')).toBe('taken')
  expect(await asking('wrong.example')).toBe('network')
  setDefaultCACertificates(known)
  rmSync(folder, { recursive: true })
})
