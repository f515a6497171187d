import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const environment = process.env

/** Everything an installation may set. Secrets come only from here: the environment, or files in the data folder. */
export const config = {
  port: Number(environment.PORT ?? 8080),
  host: environment.HOST ?? '127.0.0.1',
  dataDir: path.resolve(environment.ZVONOK_DATA ?? 'data'),
  databaseUrl: environment.DATABASE_URL || undefined,
  /** Address as people type it, e.g. https://zvonok.school14.example; empty = whatever the browser used. */
  publicOrigin: environment.ZVONOK_ORIGIN?.replace(/\/$/, ''),
  /** Number of reverse proxies in front, whose X-Forwarded-For is believed. */
  trustedProxies: Number(environment.ZVONOK_PROXIES ?? 0),
  /** SMS gateway: POST of JSON {to, text} to this address with this bearer token. */
  smsUrl: environment.ZVONOK_SMS_URL,
  smsToken: environment.ZVONOK_SMS_TOKEN,
  /** smtp://user:password@host:port; with mailFrom as the sender. */
  mailUrl: environment.ZVONOK_MAIL_URL,
  mailFrom: environment.ZVONOK_MAIL_FROM ?? 'Звонок <zvonok@localhost>',
  /** With it /metrics answers anybody who bears it; without it only this machine itself. */
  metricsToken: environment.ZVONOK_METRICS_TOKEN,
  /** Address of the bucket at any server that speaks S3; without it files stand in the data folder. */
  s3: environment.ZVONOK_S3_URL ? readS3(environment.ZVONOK_S3_URL) : undefined,
  /** ClamAV: a path of its socket, or host:port. With it no file becomes ready before clamd has looked. */
  clamd: environment.ZVONOK_CLAMD,
  /** What all uploads together take in a second, so that messages keep their pace; megabytes. */
  uploadBytesPerSecond: Number(environment.ZVONOK_UPLOAD_RATE ?? 16) * 1024 ** 2,
  /** Push services besides those of the great browsers: hosts, or whole origins where it is no https, parted by commas. */
  pushHosts: (environment.ZVONOK_PUSH_HOSTS ?? '').split(',').filter(Boolean),
  /** UDP ports that calls use: they must be open to people's browsers. */
  mediaPorts: (environment.ZVONOK_MEDIA_PORTS ?? '40000-44999').split('-').map(Number) as [number, number],
  /** Where cameras and programs like OBS send broadcasts to (RTMP); another free one is taken where it is in use. */
  cameraPort: Number(environment.ZVONOK_CAMERA_PORT ?? 1935),
  /** The address people see, where it is not the machine's own (1:1 NAT, a cloud). */
  mediaAddress: environment.ZVONOK_MEDIA_ADDRESS || undefined,
  /** What carries calls: Janus where it is installed and can work, else what comes with npm. */
  callEngine: (environment.CALL_ENGINE ?? 'auto') as 'auto' | 'builtin' | 'janus',
  /** How many processes carry calls; a call lives in one of them, and finds another when that one dies. */
  callNodes: Math.max(1, Number(environment.CALL_NODES ?? 1)),
  /** Janus on machines of their own, instead of a child of ours: see readJanus. */
  janus: readJanus(),
  /** A relay for browsers whose network lets no UDP through: see readTurn. */
  turn: readTurn(),
  /** What one account may say in a minute over all its chats: against programs. People are slowed by the rules of a chat. */
  messagesPerMinute: Number(environment.ZVONOK_MESSAGES_PER_MINUTE ?? 3000),
  /** Servers of the school's own network that links may lead to, `host:port` parted by commas: there previews go. */
  outsideHosts: (environment.ZVONOK_OUTSIDE_HOSTS ?? '').split(',').filter(Boolean),
  /** Journals, and those who vouch for accounts, in the school's own network: `host:port` parted by commas. */
  journalHosts: (environment.ZVONOK_JOURNAL_HOSTS ?? '').split(',').filter(Boolean),
  /** Where journals put files, a folder for each school; empty = in the data folder. */
  journalFolder: environment.ZVONOK_JOURNAL_FOLDER || undefined,
  /** A name server of one's own for addresses that people name, `address:port`; empty = the machine's. */
  outsideDns: environment.ZVONOK_OUTSIDE_DNS || undefined,
  /** `off`: this server never goes to look at what a link leads to. */
  previews: environment.ZVONOK_PREVIEWS !== 'off',
  logLevel: environment.ZVONOK_LOG ?? 'info',
}

export interface JanusConfig {
  urls: string[]
  /** Their `api_secret`, and the `admin_key` of their VideoRoom. */
  secret: string
  roomKey: string
}

/** ZVONOK_JANUS=wss://one.example:8989,wss://two.example:8989 with the words that all of them were given. */
function readJanus(): JanusConfig | undefined {
  const urls = (environment.ZVONOK_JANUS ?? '').split(',').filter(Boolean)
  const { ZVONOK_JANUS_SECRET: secret = '', ZVONOK_JANUS_ROOM_KEY: roomKey = '' } = environment
  return urls.length > 0 ? { urls, secret, roomKey } : undefined
}

/** `own`: a child of ours at this port, which relays from those ports. `only`: everything goes by the relay. */
export type TurnConfig =
  | { kind: 'own'; port: number; ports: [number, number]; only: boolean; tls?: TurnTls | undefined }
  | { kind: 'remote'; urls: string[]; secret: string; only: boolean }

/** Files of a certificate and its key, the name that it is for, and where TLS is listened to. */
export interface TurnTls {
  certificate: string
  key: string
  name: string
  port: number
}

function readTurnTls(): TurnTls | undefined {
  const { ZVONOK_TURN_CERTIFICATE: certificate, ZVONOK_TURN_KEY: key, ZVONOK_ORIGIN: origin } = environment
  const name = environment.ZVONOK_TURN_NAME ?? (origin ? new URL(origin).hostname : '')
  const port = Number(environment.ZVONOK_TURN_TLS_PORT ?? 5349)
  return certificate && key && name ? { certificate, key, name, port } : undefined
}

/**
 * ZVONOK_TURN=own, or the address of one that others run, turn:host:3478?transport=udp,turns:host:443?transport=tcp
 * with its static-auth-secret, from which words for it are made that expire.
 */
function readTurn(): TurnConfig | undefined {
  const { ZVONOK_TURN: asked = '', ZVONOK_TURN_SECRET: key } = environment
  const only = environment.ZVONOK_TURN_ONLY === 'on'
  if (asked === 'own') {
    const ports = (environment.ZVONOK_TURN_PORTS ?? '49152-51199').split('-').map(Number) as [number, number]
    return { kind: 'own', port: Number(environment.ZVONOK_TURN_PORT ?? 3478), ports, only, tls: readTurnTls() }
  }
  const urls = asked.split(',').filter(Boolean)
  return urls.length > 0 && key ? { kind: 'remote', urls, secret: key, only } : undefined
}

export interface S3Config {
  url: string
  key: string
  secret: string
  region: string
}

function readS3(url: string): S3Config {
  const { ZVONOK_S3_KEY: key = '', ZVONOK_S3_SECRET: secret = '', ZVONOK_S3_REGION: region = 'us-east-1' } = environment
  return { url: url.replace(/\/$/, ''), key, secret, region }
}

/** A secret of this installation, made at first need and kept in the data folder readable by its owner only. */
export function secret(name: string): Buffer {
  const given = environment[`ZVONOK_SECRET_${name.toUpperCase()}`]
  if (given) return Buffer.from(given, 'base64')
  const file = path.join(config.dataDir, 'secrets', name)
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64')
}
