import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PLUGIN } from './janus-installed.ts'

export interface JanusSecrets {
  api: string
  admin: string
  room: string
}

const TRANSPORT = 'libjanus_websockets.so'

/**
 * A configuration of our own in a folder of our own: nothing of /etc is read, and of what is installed only the two
 * parts stand there that we need, since Janus loads whatever it finds. It listens to us on a socket in that folder; no
 * port is open until somebody calls.
 */
export function writeConfig(
  run: string,
  installed: string,
  secrets: JanusSecrets,
  media: { ports: [number, number]; address: string | undefined; loops: number },
): void {
  rmSync(run, { recursive: true, force: true })
  for (const folder of ['etc', 'plugins', 'transports', 'events', 'loggers'])
    mkdirSync(path.join(run, folder), { recursive: true, mode: 0o700 })
  symlinkSync(path.join(installed, 'plugins', PLUGIN), path.join(run, 'plugins', PLUGIN))
  symlinkSync(path.join(installed, 'transports', TRANSPORT), path.join(run, 'transports', TRANSPORT))
  const write = (name: string, text: string) => writeFileSync(path.join(run, 'etc', name), text, { mode: 0o600 })
  write('janus.jcfg', mainOf(run, secrets, media))
  write(
    'janus.transport.websockets.jcfg',
    `general: {
  json = "compact"
  pingpong_trigger = 30
  pingpong_timeout = 10
  ws = true
  ws_unix = "${run}/api.sock"
  wss = false
}
admin: {
  admin_ws = false
  admin_wss = false
}
`,
  )
  write(
    'janus.plugin.videoroom.jcfg',
    `general: {
  admin_key = "${secrets.room}"
  lock_rtp_forward = true
  string_ids = true
  events = false
}
`,
  )
}

const mainOf = (
  run: string,
  { api, admin }: JanusSecrets,
  { ports, address, loops }: { ports: [number, number]; address: string | undefined; loops: number },
): string => `general: {
  configs_folder = "${run}/etc"
  plugins_folder = "${run}/plugins"
  transports_folder = "${run}/transports"
  events_folder = "${run}/events"
  loggers_folder = "${run}/loggers"
  debug_level = 2
  debug_timestamps = true
  debug_colors = false
  api_secret = "${api}"
  admin_secret = "${admin}"
  session_timeout = 60
  hide_dependencies = true
  exit_on_dl_error = true
  event_loops = ${loops}
}
certificates: { }
media: {
  ipv6 = false
  rtp_port_range = "${ports.join('-')}"
  no_media_timer = 5
  slowlink_threshold = 4
}
nat: {
  full_trickle = false
  ice_lite = true
  ignore_mdns = true
  ice_ignore_list = "vmnet,docker,veth,br-"
${address ? `  nat_1_1_mapping = "${address}"\n` : ''}}
plugins: { }
transports: { }
loggers: { }
events: { broadcast = false }
`
