import type { joinCall, Reaction, setSending } from '#contract/calls'
import { ApiError } from '#web/api'
import { camerasAtFirst } from '../use-seeing.ts'
import { keepDevices, keptDevices, type Wish } from './devices.ts'
import { type Known, newest } from './known.ts'
import { type Line, memberLine } from './line.ts'
import { type Camera, Link } from './link.ts'
import { Own } from './own.ts'
import { afterReading, type Level, Quality, type Sparing } from './quality.ts'
import { AT_FIRST, type Ending, type Phase, type Shown } from './shown.ts'
import { Voices } from './voices.ts'

export type { Shown } from './shown.ts'

const KEEP_EVERY = 10_000
const AGAIN = 1000
const CONNECTS_WITHIN = 5000
const TRIES = 5

/** One call on one device: joins, stays, and comes back by itself. Without a screen. */
export class Session {
  shown: Shown = { ...AT_FIRST, speakerId: keptDevices().speakerId }
  readonly own: Own
  private callId: string
  private line: Line
  private stayId: string | undefined
  private numbers = new Map<string, number>()
  /** The stay that media is connected for, and in which life of the engine. */
  private mediaStay: string | undefined
  private mediaLife: number | undefined
  private link: Link | null = null
  private cameras: Camera[] | undefined
  private pictures = 0
  /** What the door has shown: enough to connect by, while it is asked how the call stands. */
  private door: Known | undefined
  /** The first look at the call is under way; what is told meanwhile is asked about after it. */
  private looking = false
  private missed = false
  private voices = new Voices((speaking) => this.show({ speaking }))
  private hearers = new Set<() => void>()
  private offs: (() => void)[] = []
  private again: ReturnType<typeof setTimeout> | undefined
  /** Attempts in vain since media last was there: each gets more time, since a device may be slow. */
  private tries = 0

  constructor(
    callId: string,
    wish: Wish,
    tracks: { mic?: MediaStreamTrack; camera?: MediaStreamTrack },
    { line = memberLine(callId), door }: { line?: Line; door?: Known } = {},
  ) {
    this.callId = callId
    this.door = door
    this.line = line
    this.own = new Own(wish, tracks, {
      put: async (source, track) => this.link?.put(source, track),
      pass: (on) => this.pass(on),
      show: (own) => this.show(own),
      lost: (which, back) => this.show({ lost: { which, back } }),
    })
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
    const gone = () => this.stayId && this.line.leaveFor(this.stay())
    const quality = new Quality(
      () => [this.link?.receiving.connection ?? null, this.link?.sending.connection ?? null],
      (level) => this.read(level),
    )
    addEventListener('pagehide', gone)
    this.offs = [
      this.line.hear({
        told: (change) => this.shown.known && this.hear(this.shown.known, change(this.shown.known)),
        stale: () => this.stayId && void this.refresh(),
      }),
      () => clearInterval(keep),
      () => removeEventListener('pagehide', gone),
      () => this.voices.stop(),
      () => quality.stop(),
    ]
  }

  /** Another life of the media may be reached by another way: that is asked for. */
  private hear(before: Known, known: Known): void {
    if (before.call.media === known.call.media) this.take(known)
    else void this.refresh()
  }

  private stay = () => ({ callId: this.callId, stayId: this.stayId! })

  /** Asks to come in for as long as the network is away; the server's own no is the end. */
  private async join(): Promise<void> {
    while (this.shown.phase !== 'out') {
      const { mic, camera } = this.own.wish
      try {
        const wish = { callId: this.callId, mic, camera }
        const { stayId, state } = await this.line.run<typeof joinCall>('calls.joinCall', wish)
        this.stayId = stayId
        this.numbers = new Map()
        const { door } = this
        this.door = undefined
        if (door && state === 'in') this.connect(door)
        await this.lookAround()
        if (state === 'waiting' && this.shown.phase === 'joining') this.show({ phase: 'waiting' })
        return
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        // A recording has begun since the door was looked at: from the door on, once more.
        if (error.field === 'recording') this.show({ again: true })
        if (error.code !== 'offline') return this.finish('refused', error.reason)
        await new Promise((resolve) => setTimeout(resolve, AGAIN))
      }
    }
  }

  private async lookAround(): Promise<void> {
    this.looking = true
    await this.refresh(true)
    this.looking = false
    if (this.missed) void this.refresh()
    this.missed = false
  }

  /** Asks how the call stands, and goes where that leads. `mine`: the stay has just begun, and need not be asked about. */
  private async refresh(mine = false): Promise<void> {
    if (this.shown.phase === 'out') return
    if (this.looking && !mine) {
      this.missed = true
      return
    }
    const { stayId } = this
    const known = await this.line.getCall().catch((error) => {
      if (error instanceof ApiError && error.code === 'not_found') this.finish('removed')
      return undefined
    })
    if (!known || stayId !== this.stayId || (this.shown.phase as Phase) === 'out') return
    if (known.call.endedAt) return this.finish('over')
    if (mine || (await this.keep())) this.take(known)
  }

  /** True while this stay is mine. */
  private async keep(): Promise<boolean> {
    const { stayId } = this
    if (!stayId) return false
    try {
      await this.line.run('calls.keepStay', this.stay())
      return true
    } catch (error) {
      if (!(error instanceof ApiError) || error.code === 'offline') return true
      if (stayId === this.stayId) await this.lose()
      return false
    }
  }

  /** My stay is over though I have not left: another device, a host, or a silence too long, after which I come back. */
  private async lose(): Promise<void> {
    const was = this.shown.phase
    this.stayId = undefined
    const known = await this.line.getCall().catch(() => undefined)
    if (!known || known.call.endedAt) return this.finish(known ? 'over' : 'removed')
    if (known.call.participants.some(({ person }) => person.id === known.me)) return this.finish('elsewhere')
    this.disconnect()
    this.remember()
    this.show({ phase: was === 'waiting' ? 'waiting' : 'joining', connecting: true })
    await this.join()
    if (this.shown.ending === 'refused') this.show({ ending: 'removed' })
  }

  private remember(): void {
    const { mic, camera } = this.own.shown
    if (this.shown.phase === 'in') this.own.wish = { ...this.own.wish, mic, camera }
  }

  private take(answer: Known): void {
    const known = newest(answer, this.shown.known)
    this.show({ known })
    if (known.call.endedAt) {
      this.finish('over')
      return
    }
    const mine = known.call.participants.find(({ person }) => person.id === known.me)
    if (!mine) return
    const comes = this.shown.phase !== 'in'
    if (comes) {
      this.show({ phase: 'in' })
      this.own.begin(mine)
    }
    if (this.mediaStay !== this.stayId || this.mediaLife !== known.call.media) this.connect(known)
    else this.link?.look(this.watched)
    if (!comes) this.own.obey(mine)
  }

  /** Sends and receives anew; the life before gives way. */
  private connect(known: Known): void {
    if (!this.stayId) return
    this.disconnect()
    this.mediaStay = this.stayId
    this.mediaLife = known.call.media
    this.pictures = known.pictures
    this.cameras ??= camerasAtFirst(known)
    const { direct, me, ice } = known
    const link: Link = new Link(
      this.line,
      { ...this.stay(), numbers: this.numbers },
      { ice, sizes: !direct, connectsWithin: CONNECTS_WITHIN * Math.min(TRIES, 1 + this.tries / 2) },
      {
        heard: (heard) => {
          this.show({ heard })
          this.voices.listen(link.receiving.connection, heard)
        },
        connected: () => {
          this.tries = 0
          this.show({ connecting: false })
        },
        lost: () => this.connectLater(link),
        refused: async () => (await this.keep()) && this.connectLater(link),
      },
    )
    this.link = link
    this.show({ connecting: true })
    void link.open(this.own.sent, this.watched).then(() => {
      if (this.shown.sparing.on) void link.sending.spare(true)
      this.voices.listenToMe(link.sending.connection, me)
    })
  }

  private connectLater(link: Link): void {
    if (link !== this.link || this.shown.phase === 'out') return
    clearTimeout(this.again)
    this.tries += 1
    this.show({ connecting: true })
    // Each attempt has numbers of its own only in a stay of its own.
    this.again = setTimeout(() => link === this.link && this.rejoin(), AGAIN / 2)
  }

  private async rejoin(): Promise<void> {
    this.disconnect()
    this.stayId = undefined
    this.remember()
    this.show({ phase: 'joining' })
    await this.own.dropScreen()
    await this.join()
  }

  private disconnect(): void {
    clearTimeout(this.again)
    this.link?.close()
    this.link = null
    this.show({ heard: new Map() })
  }

  private async pass(on: { mic: boolean; camera: boolean; screen: boolean }): Promise<string | undefined> {
    if (!this.stayId) return undefined
    try {
      await this.line.run<typeof setSending>('calls.setSending', { ...this.stay(), ...on })
      return undefined
    } catch (error) {
      return error instanceof ApiError ? error.reason : String(error)
    }
  }

  /** Whose cameras the screen shows just now, the most wanted first. */
  see(cameras: Camera[]): void {
    this.cameras = cameras
    this.link?.look(this.watched)
  }

  private get watched(): Camera[] {
    return this.shown.sparing.on ? [] : (this.cameras ?? []).slice(0, this.pictures)
  }

  private read(level: Level): void {
    this.setSparing(afterReading(this.shown.sparing, level))
    if (level !== this.shown.level) this.show({ level })
  }

  /** Sound first, or pictures again: by hand. */
  spare(on: boolean): void {
    this.setSparing({ on, by: 'person', poor: 0, good: 0 })
  }

  private setSparing(sparing: Sparing): void {
    const turned = sparing.on !== this.shown.sparing.on
    this.shown = { ...this.shown, sparing }
    if (!turned) return
    this.show({})
    this.link?.look(this.watched, 0)
    void this.link?.sending.spare(sparing.on)
  }

  raiseHand = (on: boolean): Promise<unknown> => this.inStay('calls.raiseHand', { on })
  caption = (text: string): Promise<unknown> => this.inStay('calls.addCaption', { text })
  react = (said: Reaction): Promise<unknown> => this.inStay('calls.react', { said })

  listenBy(speakerId: string): void {
    keepDevices({ speakerId })
    this.show({ speakerId })
  }

  private async inStay(name: string, more: object): Promise<unknown> {
    return this.stayId ? this.line.run(name, { ...this.stay(), ...more }) : undefined
  }

  leave(): void {
    if (this.stayId) this.line.run('calls.leaveCall', this.stay()).catch(() => undefined)
    this.finish('left')
  }

  private finish(ending: Ending, reason?: string): void {
    if (this.shown.phase === 'out') return
    this.stayId = undefined
    this.disconnect()
    this.own.stop()
    for (const off of this.offs) off()
    this.offs = []
    this.show({ phase: 'out', ending, ...(reason ? { reason } : {}) })
  }

  private show(part: Partial<Shown>): void {
    this.shown = { ...this.shown, ...part }
    for (const hear of this.hearers) hear()
  }
}
