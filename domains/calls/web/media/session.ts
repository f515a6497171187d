import type { OutputOf } from '#contract'
import type { answer, Call, CallEvent, getCall, joinCall, publish, receive, setSending } from '#contract/calls'
import { ApiError, ask, run } from '#web/api'
import { live } from '#web/live'
import { applyCallEvent } from '../../live.ts'
import { openCamera, openMic, openScreen, type Wish } from './devices.ts'
import { type Heard, Receiving } from './receiving.ts'
import { Sending } from './sending.ts'
import { type Numbers, sayer } from './signals.ts'
import { Voices } from './voices.ts'

type Known = OutputOf<typeof getCall>

export type Phase = 'joining' | 'waiting' | 'in' | 'out'
/** Why I am out. */
export type Ending = 'left' | 'over' | 'removed' | 'elsewhere' | 'refused'

export interface Shown {
  phase: Phase
  ending?: Ending
  /** The server's sentence, where it has refused. */
  reason?: string
  known?: Known
  heard: Heard
  mic: boolean
  camera: boolean
  screen: boolean
  own: { camera?: MediaStream; screen?: MediaStream }
  speaking: ReadonlySet<string>
  /** Media is on its way: at the beginning, and after the network or the engine has gone. */
  connecting: boolean
}

const KEEP_EVERY = 10_000
const PATIENCE = 4000
const HURRY_EVERY = 1000
const CONNECTS_WITHIN = 8000

/** One call on one device: joins, sends, receives, and comes back by itself. Without a screen. */
export class Session {
  shown: Shown = {
    phase: 'joining',
    heard: new Map(),
    mic: false,
    camera: false,
    screen: false,
    own: {},
    speaking: new Set(),
    connecting: true,
  }
  private callId: string
  private stayId: string | undefined
  private numbers: Numbers = new Map()
  /** The stay that media is connected for. */
  private mediaStay: string | undefined
  private tracks: Partial<Record<'mic' | 'camera' | 'screen' | 'screenSound', MediaStreamTrack>> = {}
  private wish: Wish
  private sending: Sending | null = null
  private receiving: Receiving | null = null
  private voices = new Voices((speaking) => this.show({ speaking }))
  private hearers = new Set<() => void>()
  private offs: (() => void)[] = []
  private again: ReturnType<typeof setTimeout> | undefined
  private lives = 0

  constructor(callId: string, wish: Wish, tracks: { mic?: MediaStreamTrack; camera?: MediaStreamTrack }) {
    this.callId = callId
    this.wish = wish
    this.tracks = { ...tracks }
  }

  watch = (hear: () => void) => {
    this.hearers.add(hear)
    return () => this.hearers.delete(hear)
  }
  look = () => this.shown

  async start(): Promise<void> {
    this.listen()
    await this.join()
  }

  private listen(): void {
    const keep = setInterval(() => this.keep(), KEEP_EVERY)
    // Thousands come back spread out; the few who are in the middle of a sentence come back at once.
    const hurry = setInterval(() => live.state === 'connecting' && live.wake(), HURRY_EVERY)
    const gone = () => this.leaveByBeacon()
    addEventListener('pagehide', gone)
    this.offs = [
      live.listen('call', {
        events: (id, events) => {
          if (id !== this.callId) return
          for (const event of events)
            if (event.type === 'calls.callChanged') this.handleCall(event as unknown as CallEvent)
        },
        reset: (id) => id === this.callId && void this.refresh(),
        gone: (id) => id === this.callId && void this.refresh(),
      }),
      live.onEvents('account', (_id, events) => {
        for (const { type, view } of events)
          if (type === 'calls.myCallChanged' && (view as { callId: string }).callId === this.callId) void this.refresh()
      }),
      live.onState((state) => state === 'live' && this.stayId && void this.refresh()),
      () => clearInterval(keep),
      () => clearInterval(hurry),
      () => removeEventListener('pagehide', gone),
      () => this.voices.stop(),
    ]
  }

  /** Asks to come in for as long as the network is away; the server's own no is the end. */
  private async join(): Promise<void> {
    while (this.shown.phase !== 'out') {
      const { mic, camera } = this.wish
      try {
        const { stayId, state } = await run<typeof joinCall>('calls.joinCall', { callId: this.callId, mic, camera })
        this.stayId = stayId
        this.numbers = new Map()
        await this.refresh()
        if (state === 'waiting' && this.shown.phase === 'joining') this.show({ phase: 'waiting' })
        return
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (error.code !== 'offline') return this.finish('refused', error.reason)
        await new Promise((resolve) => setTimeout(resolve, HURRY_EVERY))
      }
    }
  }

  /** Asks how the call stands, and goes where that leads. */
  private async refresh(): Promise<void> {
    if (this.shown.phase === 'out') return
    const stayId = this.stayId
    const known = await ask<typeof getCall>('calls.getCall', { callId: this.callId }).catch((error) => {
      if (error instanceof ApiError && error.code === 'not_found') this.finish('removed')
      return undefined
    })
    if (!known || stayId !== this.stayId || (this.shown.phase as Phase) === 'out') return
    live.follow('call', this.callId, known.seq)
    if (known.call.endedAt) return this.finish('over')
    const holds = await this.keep()
    if (!holds) return
    this.take(known)
  }

  /** True while this stay is mine. */
  private async keep(): Promise<boolean> {
    if (!this.stayId) return false
    const stay = { callId: this.callId, stayId: this.stayId }
    try {
      await run('calls.keepStay', stay)
      return true
    } catch (error) {
      if (!(error instanceof ApiError) || error.code === 'offline') return true
      if (stay.stayId === this.stayId) await this.lose()
      return false
    }
  }

  /** My stay is over though I have not left: another device, a host, or a silence too long, after which I come back. */
  private async lose(): Promise<void> {
    const was = this.shown.phase
    this.stayId = undefined
    const known = await ask<typeof getCall>('calls.getCall', { callId: this.callId }).catch(() => undefined)
    if (!known || known.call.endedAt) return this.finish(known ? 'over' : 'removed')
    const here = known.call.participants.some(({ person }) => person.id === known.me)
    if (here) return this.finish('elsewhere')
    this.disconnect()
    this.wish = { ...this.wish, mic: this.shown.mic, camera: this.shown.camera }
    this.show({ phase: was === 'waiting' ? 'waiting' : 'joining', connecting: true })
    await this.join()
    if (this.shown.ending === 'refused') this.show({ ending: 'removed' })
  }

  private handleCall(event: CallEvent): void {
    const { known } = this.shown
    if (!known || !event.view) return
    const before = known.call
    this.take({ ...known, call: applyCallEvent(before, event), can: canBy(known, event.view) })
  }

  private take(known: Known): void {
    const before = this.shown.known
    this.show({ known })
    if (known.call.endedAt) {
      this.finish('over')
      return
    }
    const mine = known.call.participants.find(({ person }) => person.id === known.me)
    if (!mine) return
    const begins = this.shown.phase !== 'in'
    if (begins) {
      this.show({
        phase: 'in',
        mic: mine.mic && Boolean(this.tracks.mic),
        camera: mine.camera && Boolean(this.tracks.camera),
      })
      void this.connect()
    } else if (this.mediaStay !== this.stayId || (before && before.call.media !== known.call.media)) void this.connect()
    if (!begins) this.obey(mine)
  }

  /** What the host has switched off is off here, too: no light of a camera that nobody sees. */
  private obey(mine: Call['participants'][number]): void {
    if (this.setting) return
    if (!mine.mic && this.shown.mic) this.setTrackOn('mic', false)
    if (!mine.camera && this.shown.camera) void this.dropCamera()
    if (!mine.screen && this.shown.screen) void this.dropScreen()
  }

  /** Publishes and receives anew; an attempt that is overtaken by the next one gives way. */
  private async connect(): Promise<void> {
    if (!this.stayId) return
    this.disconnect()
    this.mediaStay = this.stayId
    const life = ++this.lives
    const stay = { callId: this.callId, stayId: this.stayId, numbers: this.numbers }
    this.show({ connecting: true })
    this.setTrackOn('mic', this.shown.mic)
    const sending = new Sending()
    this.sending = sending
    this.watchConnection(sending.connection, life)
    const receiving = new Receiving(
      {
        receive: sayer<typeof receive>('calls.receive', stay),
        answer: sayer<typeof answer>('calls.answer', stay),
      },
      (heard) => {
        if (life !== this.lives) return
        this.show({ heard })
        this.voices.listen(receiving.connection, heard)
      },
      (connection) => this.watchConnection(connection, life),
    )
    this.receiving = receiving
    void receiving.run().then(async (how) => {
      if (how === 'refused' && life === this.lives && (await this.keep())) this.connectLater(life)
    })
    const { screen, screenSound, ...own } = this.tracks
    try {
      await sending.open(sayer<typeof publish>('calls.publish', stay), {
        ...own,
        ...(this.shown.screen ? { screen: screen ?? null, screenSound: screenSound ?? null } : {}),
      })
      setTimeout(() => sending.connection.connectionState !== 'connected' && this.connectLater(life), CONNECTS_WITHIN)
      this.voices.listenToMe(sending.connection, this.shown.known!.me)
    } catch {
      this.connectLater(life)
    }
  }

  private watchConnection(connection: RTCPeerConnection, life: number): void {
    let doubt: ReturnType<typeof setTimeout> | undefined
    connection.addEventListener('connectionstatechange', () => {
      clearTimeout(doubt)
      if (life !== this.lives) return
      const { connectionState: state } = connection
      if (state === 'connected') this.show({ connecting: this.sending?.connection.connectionState !== 'connected' })
      if (state === 'failed') this.connectLater(life)
      if (state === 'disconnected') doubt = setTimeout(() => this.connectLater(life), PATIENCE)
    })
  }

  private connectLater(life: number): void {
    if (life !== this.lives || this.shown.phase !== 'in') return
    clearTimeout(this.again)
    this.show({ connecting: true })
    // Each attempt has numbers of its own only in a stay of its own.
    this.again = setTimeout(() => life === this.lives && this.rejoin(), 500)
  }

  private async rejoin(): Promise<void> {
    this.disconnect()
    this.stayId = undefined
    this.wish = { ...this.wish, mic: this.shown.mic, camera: this.shown.camera }
    this.show({ phase: 'joining', screen: false })
    await this.dropScreen()
    await this.join()
  }

  private disconnect(): void {
    this.lives += 1
    clearTimeout(this.again)
    this.sending?.close()
    this.receiving?.close()
    this.sending = null
    this.receiving = null
    this.show({ heard: new Map() })
  }

  private setting = false

  /** Asks the server to pass it on; what is refused stays off. Answers with the refusal. */
  private async setSending(next: { mic?: boolean; camera?: boolean; screen?: boolean }): Promise<string | undefined> {
    if (!this.stayId) return undefined
    const { mic, camera, screen } = { ...this.shown, ...next }
    this.setting = true
    try {
      const stay = { callId: this.callId, stayId: this.stayId }
      await run<typeof setSending>('calls.setSending', { ...stay, mic, camera, screen })
      return undefined
    } catch (error) {
      return error instanceof ApiError ? error.reason : String(error)
    } finally {
      this.setting = false
    }
  }

  async toggleMic(): Promise<string | undefined> {
    const on = !this.shown.mic
    if (on) {
      this.tracks.mic ??= await openMic(this.wish.micId)
      await this.sending?.put('mic', this.tracks.mic)
    }
    this.setTrackOn('mic', on)
    const refusal = await this.setSending({ mic: on })
    if (refusal && on) this.setTrackOn('mic', false)
    return refusal
  }

  async toggleCamera(): Promise<string | undefined> {
    if (this.shown.camera) {
      await this.dropCamera()
      return this.setSending({ camera: false })
    }
    const track = await openCamera(this.wish.cameraId)
    this.tracks.camera = track
    await this.sending?.put('camera', track)
    this.show({ camera: true, own: { ...this.shown.own, camera: new MediaStream([track]) } })
    const refusal = await this.setSending({ camera: true })
    if (refusal) await this.dropCamera()
    return refusal
  }

  async toggleScreen(): Promise<string | undefined> {
    if (this.shown.screen) {
      await this.dropScreen()
      return this.setSending({ screen: false })
    }
    const { screen, sound } = await openScreen()
    this.tracks.screen = screen
    if (sound) this.tracks.screenSound = sound
    // The browser's own «Прекратить показ».
    screen.addEventListener('ended', () => this.shown.screen && void this.toggleScreen())
    await this.sending?.put('screen', screen)
    await this.sending?.put('screenSound', sound ?? null)
    this.show({ screen: true, own: { ...this.shown.own, screen: new MediaStream([screen]) } })
    const refusal = await this.setSending({ screen: true })
    if (refusal) await this.dropScreen()
    return refusal
  }

  private setTrackOn(which: 'mic', on: boolean): void {
    const track = this.tracks[which]
    if (track) track.enabled = on
    this.show({ mic: on && Boolean(track) })
  }

  private async dropCamera(): Promise<void> {
    this.tracks.camera?.stop()
    delete this.tracks.camera
    const { camera: _, ...own } = this.shown.own
    this.show({ camera: false, own })
    await this.sending?.put('camera', null)
  }

  private async dropScreen(): Promise<void> {
    for (const which of ['screen', 'screenSound'] as const) {
      this.tracks[which]?.stop()
      delete this.tracks[which]
    }
    const { screen: _, ...own } = this.shown.own
    this.show({ screen: false, own })
    await this.sending?.put('screen', null)
    await this.sending?.put('screenSound', null)
  }

  raiseHand(on: boolean): Promise<unknown> {
    if (!this.stayId) return Promise.resolve()
    return run('calls.raiseHand', { callId: this.callId, stayId: this.stayId, on })
  }

  leave(): void {
    if (this.stayId) run('calls.leaveCall', { callId: this.callId, stayId: this.stayId }).catch(() => undefined)
    this.finish('left')
  }

  private leaveByBeacon(): void {
    if (!this.stayId) return
    const body = JSON.stringify({ callId: this.callId, stayId: this.stayId })
    const headers = { 'content-type': 'application/json' }
    fetch('/api/calls.leaveCall', { method: 'POST', body, headers, keepalive: true }).catch(() => undefined)
  }

  private finish(ending: Ending, reason?: string): void {
    if (this.shown.phase === 'out') return
    this.stayId = undefined
    this.disconnect()
    for (const track of Object.values(this.tracks)) track?.stop()
    this.tracks = {}
    for (const off of this.offs) off()
    this.offs = []
    this.show({
      phase: 'out',
      ending,
      own: {},
      mic: false,
      camera: false,
      screen: false,
      ...(reason ? { reason } : {}),
    })
  }

  private show(part: Partial<Shown>): void {
    const own = { ...(part.own ?? this.shown.own) }
    if (this.tracks.camera && !own.camera && (part.camera ?? this.shown.camera))
      own.camera = new MediaStream([this.tracks.camera])
    this.shown = { ...this.shown, ...part, own }
    for (const hear of this.hearers) hear()
  }
}

/** The switches have moved: what I may follows them. */
const canBy = (known: Known, { switches }: Call): Known['can'] => {
  const { host } = known.can
  const free = host || known.direct
  const before = known.call.switches
  const may = (now: boolean, then: boolean, was: boolean) => (now === then ? was : now)
  return free
    ? known.can
    : {
        host,
        speak: may(switches.speak, before.speak, known.can.speak),
        show: may(switches.show, before.show, known.can.show),
        share: may(switches.share, before.share, known.can.share),
      }
}
