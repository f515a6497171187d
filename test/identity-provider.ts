import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

// A real OpenID provider on this machine, with a door instead of passwords: its page asks «as whom», and lets in.

export const CLIENT = { id: 'zvonok', secret: 'the-secret-of-the-region' }

interface Wishes {
  /** Addresses that the browser may be sent back to. */
  returnTo: string[]
  people: Record<string, { name: string }>
}

export type IdentityProvider = Awaited<ReturnType<typeof openIdentityProvider>>

export async function openIdentityProvider({ returnTo, people }: Wishes) {
  /** What a test may turn: how long codes live, and whose keys are shown to the world. */
  const turned = { codeSeconds: 60, strangeKeys: false }
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  // Made at the first request: by then it is known where the school's server listens.
  const made = new Map<string, Provider>()
  const providerOf = (keys: 'own' | 'strange') => {
    const provider = made.get(keys) ?? new Provider(issuer, configuration(returnTo, people, turned))
    made.set(keys, provider)
    return provider
  }

  async function enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, issuer)
    const whom = url.searchParams.get('as')
    if (whom) {
      await providerOf('own').interactionFinished(request, response, { login: { accountId: whom } })
      return
    }
    const doors = Object.entries(people).map(
      ([subject, { name }]) => `<p><a href="${url.pathname}?as=${encodeURIComponent(subject)}">${name}</a></p>`,
    )
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="ru"><title>Вход региона</title><h1>Войти как</h1>${doors.join('')}</html>`)
  }

  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      enter(request, response).catch((error) => response.writeHead(500).end(String(error)))
    } else if (turned.strangeKeys && request.url === '/jwks') providerOf('strange').callback()(request, response)
    else providerOf('own').callback()(request, response)
  })

  /** Walks from the address of a sign-in to the address that the browser is sent back to, as this person. */
  async function walk(address: string, whom: string): Promise<URL> {
    const cookies = new Map<string, string>()
    for (let at = new URL(address), hops = 0; hops < 10; hops++) {
      if (at.pathname.startsWith('/interaction/')) at.searchParams.set('as', whom)
      const answer = await fetch(at, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      })
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies.set(name, value)
      }
      const location = answer.headers.get('location')
      if (!location) throw new Error(`${at}: ${answer.status} ${(await answer.text()).slice(0, 500)}`)
      at = new URL(location, at)
      if (returnTo.some((one) => at.href.startsWith(one))) return at
    }
    throw new Error('walks for ever')
  }

  return {
    issuer,
    host: `127.0.0.1:${port}`,
    turned,
    walk,
    /** Holds no process up. */
    unref: () => void server.unref(),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function configuration(
  redirect_uris: string[],
  people: Wishes['people'],
  turned: { codeSeconds: number },
): Configuration {
  const codeSeconds = () => turned.codeSeconds
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [newKey()] },
    cookies: { keys: ['a key of a test'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    ttl: {
      AuthorizationCode: codeSeconds,
      IdToken: 600,
      AccessToken: 600,
      Session: 600,
      Grant: 600,
      Interaction: 600,
    },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, subject) =>
      people[subject]
        ? { accountId: subject, claims: () => ({ sub: subject, name: people[subject]!.name }) }
        : undefined,
    async loadExistingGrant(context) {
      const { client, session, provider } = context.oidc
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  }
}

const newKey = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  kty: 'RSA' as const,
  use: 'sig',
  alg: 'RS256',
})
