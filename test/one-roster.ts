import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// An electronic journal that speaks OneRoster 1.1 and 1.2 over REST: client credentials, limit and offset, and what a
// real one does on a bad day.

export type Entry = { sourcedId: string; [name: string]: unknown }
export const COLLECTIONS = [
  'orgs',
  'academicSessions',
  'courses',
  'classes',
  'users',
  'enrollments',
  'demographics',
] as const
export type Collections = Record<(typeof COLLECTIONS)[number], Entry[]>

export const KEY = { clientId: 'school-14', secret: 'пароль: 100%&' }
const TOKEN_OF = (no: number) => `token-${no}`

export type OneRosterServer = Awaited<ReturnType<typeof openOneRosterServer>>

export async function openOneRosterServer(given: Partial<Collections>, { version = '1.1' as '1.1' | '1.2' } = {}) {
  const data: Collections = { ...Object.fromEntries(COLLECTIONS.map((name) => [name, []])), ...given } as Collections
  const seen: string[] = []
  /** What goes wrong: takes the next answers instead of the journal, until it answers false. */
  const trouble: { next?: (request: IncomingMessage, response: ServerResponse, path: string) => boolean } = {}
  /** Pages are never longer, whatever is asked for; totals and scopes are told only by some journals. */
  const habits = { longest: 500, totals: true, links: false, scopes: true, offsets: true }
  let tokens = 0

  const base = version === '1.1' ? '/ims/oneroster/v1p1' : '/ims/oneroster/rostering/v1p2'

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url!, 'http://journal')
    seen.push(`${request.method} ${url.pathname}${url.search}`)
    if (trouble.next?.(request, response, url.pathname)) return
    if (url.pathname === '/token') {
      giveToken(request, response)
      return
    }
    if (request.headers.authorization !== `Bearer ${TOKEN_OF(tokens)}`) {
      fail(response, 401, 'unauthorised')
      return
    }
    const [, school, name = ''] = new RegExp(`^${base}/(?:schools/([^/]+)/)?(\\w+)$`).exec(url.pathname) ?? []
    const all = data[name as keyof Collections]
    if (!all) {
      fail(response, 404, 'unknownobject')
      return
    }
    const list = school
      ? all.filter((one) => (one.school as Entry | undefined)?.sourcedId === school || name === 'courses')
      : all
    const limit = Math.min(Number(url.searchParams.get('limit') ?? 100), habits.longest)
    const offset = habits.offsets ? Number(url.searchParams.get('offset') ?? 0) : 0
    if (habits.totals) response.setHeader('x-total-count', list.length)
    if (habits.links && offset + limit < list.length)
      response.setHeader('link', `<${url.pathname}?offset=${offset + limit}>; rel="next"`)
    send(response, 200, { [name]: list.slice(offset, offset + limit) })
  }

  function giveToken(request: IncomingMessage, response: ServerResponse): void {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const pair = Buffer.from(request.headers.authorization?.slice(6) ?? '', 'base64').toString()
      const [id, secret] = pair.split(':').map(decodeURIComponent)
      if (form.get('grant_type') !== 'client_credentials' || id !== KEY.clientId || secret !== KEY.secret) {
        send(response, 401, { error: 'invalid_client' })
      } else if (!habits.scopes && form.has('scope')) send(response, 400, { error: 'invalid_scope' })
      else {
        tokens += 1
        send(response, 200, { access_token: TOKEN_OF(tokens), token_type: 'bearer', expires_in: 3600 })
      }
    })
  }

  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    address: `http://${host}`,
    tokenAddress: `http://${host}/token`,
    data,
    seen,
    trouble,
    habits,
    /** Tokens given so far are good no more. */
    ageTokens: () => {
      tokens += 1
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

const fail = (response: ServerResponse, status: number, minor: string) =>
  send(response, status, { imsx_codeMajor: 'failure', imsx_severity: 'error', imsx_codeMinor: minor })

const ref = (type: string, sourcedId: string) => ({
  href: `https://journal.example/${type}/${sourcedId}`,
  sourcedId,
  type,
})

type Names = [lastName: string, firstName: string, middleName?: string]
const SCHOOL = 'school-14'

/** A small school as a journal of a region has it: one class, two lessons, a mother, two teachers. */
export function smallSchool(): Partial<Collections> {
  const user = (
    sourcedId: string,
    role: string,
    [familyName, givenName, middleName = '']: Names,
    more = {},
  ): Entry => ({
    sourcedId,
    status: 'active',
    enabledUser: 'true',
    orgs: [ref('org', SCHOOL)],
    role,
    username: sourcedId,
    givenName,
    familyName,
    middleName,
    ...more,
  })
  const room = (sourcedId: string, title: string, classType: string, course?: string): Entry => ({
    sourcedId,
    status: 'active',
    title,
    classType,
    ...(course ? { course: ref('course', course) } : {}),
    school: ref('org', SCHOOL),
    terms: [ref('academicSession', 'year')],
  })
  const seat = (one: string, who: string, role: string): Entry => ({
    sourcedId: `${one}-${who}`,
    status: 'active',
    user: ref('user', who),
    class: ref('class', one),
    school: ref('org', SCHOOL),
    role,
  })
  const pupils = ['p-1', 'p-2']
  return {
    orgs: [{ sourcedId: SCHOOL, status: 'active', name: 'Школа № 14', type: 'school' }],
    academicSessions: [{ sourcedId: 'year', status: 'active', title: '2026/27', endDate: '2099-06-30' }],
    courses: [
      { sourcedId: 'algebra', status: 'active', title: 'Алгебра', subjects: ['Алгебра'] },
      { sourcedId: 'russian', status: 'active', title: 'Русский язык' },
    ],
    classes: [
      room('7a', '7А', 'homeroom'),
      room('7a-alg', 'Алгебра 7А', 'scheduled', 'algebra'),
      room('7a-rus', 'Русский 7А', 'scheduled', 'russian'),
    ],
    users: [
      user('p-1', 'student', ['Ахметов', 'Тимур', 'Русланович'], { agents: [ref('user', 'g-1')], grades: ['7'] }),
      user('p-2', 'student', ['Щербакова', 'Юлия', 'Андреевна']),
      user('g-1', 'parent', ['Ахметова', 'Алия', 'Маратовна'], {
        phone: '+7 913 555-01-09',
        email: 'aliya@example.ru',
      }),
      user('t-1', 'teacher', ['Воробьёва', 'Елена', 'Сергеевна']),
      user('t-2', 'teacher', ['Ким', 'Яна', 'Олеговна']),
    ],
    enrollments: [
      ...['7a', '7a-alg', '7a-rus'].flatMap((one) => pupils.map((who) => seat(one, who, 'student'))),
      seat('7a', 't-1', 'teacher'),
      seat('7a-alg', 't-1', 'teacher'),
      seat('7a-rus', 't-2', 'teacher'),
    ],
    demographics: [{ sourcedId: 'p-1', status: 'active', birthDate: '2013-04-05' }],
  }
}
