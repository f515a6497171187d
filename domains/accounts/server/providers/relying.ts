import * as client from 'openid-client'
import { config } from '#server/config'
import { invalid, Refusal } from '#server/errors'
import { log } from '#server/log'
import { fetchOutside, hostAndPort, OutsideRefused } from '#server/outside'

// Our side of OpenID Connect: everything that is asked of a provider goes through the one door to the outside.

export interface Known {
  issuer: string
  clientId: string
  secret: string | null
}

/** What was given to the provider with the browser, and must come back. */
export interface Expected {
  returnTo: string
  state: string
  nonce: string
  verifier: string
}

export interface Vouched {
  issuer: string
  subject: string
  /** How the provider calls them, for their own eyes. */
  label: string
  claims: Readonly<Record<string, unknown>>
}

const LONGEST_ANSWER = 256 * 1024
const WITHIN = 10_000

/** Reads what the provider says of itself; refuses an issuer that is none, in words. */
export async function openProvider({ issuer, clientId, secret }: Known): Promise<client.Configuration> {
  const url = readIssuer(issuer)
  try {
    const found = await client.discovery(url, clientId, undefined, secret ? basicOrPost(secret) : client.None(), {
      [client.customFetch]: fetchThroughDoor,
      execute: [
        client.enableNonRepudiationChecks, // the signature is checked even though the token came straight from them
        ...(url.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    })
    const { authorization_endpoint, token_endpoint } = found.serverMetadata()
    if (!authorization_endpoint || !token_endpoint || new URL(authorization_endpoint).protocol !== url.protocol)
      throw noProvider()
    return found
  } catch (error) {
    throw error instanceof Refusal ? error : whyNotFound(error)
  }
}

/** The page of the provider, with everything that ties its answer to this browser. */
export async function addressOf(provider: client.Configuration, scope: string, expected: Expected): Promise<string> {
  const { returnTo, state, nonce, verifier } = expected
  return client.buildAuthorizationUrl(provider, {
    redirect_uri: returnTo,
    scope,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).href
}

/** Changes the answer for an identity: state, issuer, audience, nonce, signature and age are all checked. */
export async function takeAnswer(provider: client.Configuration, answer: string, expected: Expected): Promise<Vouched> {
  const { returnTo, state, nonce, verifier } = expected
  const back = new URL(returnTo)
  back.search = answer
  if (back.searchParams.get('error') === 'access_denied') throw cancelled()
  try {
    const tokens = await client.authorizationCodeGrant(provider, back, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()!
    const named = [claims.name, claims.preferred_username, claims.email].find((one) => typeof one === 'string' && one)
    return { issuer: claims.iss, subject: claims.sub, label: String(named ?? '').slice(0, 200), claims }
  } catch (error) {
    log.warn({ err: error, issuer: provider.serverMetadata().issuer }, 'an identity provider’s answer was not taken')
    throw notTaken()
  }
}

/** Providers differ in where they look for the secret; what this one says of itself decides. */
const basicOrPost =
  (secret: string): client.ClientAuth =>
  (server, own, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const auth = methods.includes('client_secret_basic')
      ? client.ClientSecretBasic(secret)
      : client.ClientSecretPost(secret)
    auth(server, own, body, headers)
  }

const fetchThroughDoor: client.CustomFetch = async (url, { method, headers, body }) => {
  const answer = await fetchOutside(url, {
    method: method === 'POST' ? 'POST' : 'GET',
    headers,
    ...(body === undefined || body === null
      ? {}
      : { body: body instanceof URLSearchParams ? body.toString() : (body as string) }),
    maxBytes: LONGEST_ANSWER,
    within: WITHIN,
    redirects: 0,
    allow: config.journalHosts,
  })
  return new Response(new Uint8Array(answer.bytes), {
    status: answer.status,
    headers: { 'content-type': answer.charset ? `${answer.mediaType};charset=${answer.charset}` : answer.mediaType },
  })
}

function readIssuer(issuer: string): URL {
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  if (!url?.hostname || url.username || url.password || url.search || url.hash) throw noProvider()
  if (url.protocol !== 'https:' && !config.journalHosts.includes(hostAndPort(url))) throw noProvider()
  return url
}

function whyNotFound(error: unknown): Refusal {
  const outside = [error, (error as Error).cause].find((one) => one instanceof OutsideRefused)
  if (outside && ['address', 'host', 'port'].includes(outside.reason)) {
    return invalid(
      'Этот адрес не из интернета. Если сервер стоит в школьной сети, пусть оператор добавит его в ZVONOK_JOURNAL_HOSTS',
      'This address is not of the Internet. If the server is in the school’s own network, the operator adds it to ZVONOK_JOURNAL_HOSTS',
      'issuer',
    )
  }
  return noProvider()
}

const noProvider = () =>
  invalid(
    'По этому адресу нет сервера входа OpenID Connect. Нужен адрес «issuer», он начинается с https://',
    'There is no OpenID Connect server at this address. Give the “issuer”, it begins with https://',
    'issuer',
  )
const cancelled = () => new Refusal('conflict', 'Вы отменили вход', 'You have cancelled the sign-in', { field: 'walk' })
const notTaken = () =>
  new Refusal(
    'conflict',
    'Ответ сервера входа не подошёл или устарел. Начните вход заново',
    'The answer of the identity provider is wrong or too old. Begin again',
    { field: 'walk' },
  )
