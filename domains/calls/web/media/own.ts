import type { Source } from '#contract/calls'
import { openCamera, openMic, openScreen, type Wish } from './devices.ts'

export type Tracks = Partial<Record<Source, MediaStreamTrack>>

export interface OwnShown {
  mic: boolean
  camera: boolean
  screen: boolean
  own: { camera?: MediaStream; screen?: MediaStream }
}

interface Deeds {
  put(source: Source, track: MediaStreamTrack | null): Promise<void>
  /** Asks the server to pass it on; answers with the refusal. */
  pass(on: { mic: boolean; camera: boolean; screen: boolean }): Promise<string | undefined>
  show(own: OwnShown): void
  /** A device has gone by itself; `back`: another one speaks for it. */
  lost(which: Device, back: boolean): void
}

export type Device = 'mic' | 'camera'

type Turned = { mic?: boolean; camera?: boolean; screen?: boolean }

/** What I send: microphone, camera and screen, as the toolbar turns them. What the server refuses stays off. */
export class Own {
  tracks: Tracks
  shown: OwnShown = { mic: false, camera: false, screen: false, own: {} }
  wish: Wish
  private deeds: Deeds
  private asking = false

  constructor(wish: Wish, tracks: Tracks, deeds: Deeds) {
    this.wish = wish
    this.tracks = { ...tracks }
    this.deeds = deeds
    for (const which of ['mic', 'camera'] as const) this.hearEnd(which)
  }

  /** In the call: what was chosen before the door is on, as far as it is granted. */
  begin({ mic, camera }: { mic: boolean; camera: boolean }): void {
    this.turnMic(mic)
    this.show({ camera: camera && Boolean(this.tracks.camera) })
  }

  /** What the host has switched off is off here, too: no light of a camera that nobody sees. */
  obey(mine: { mic: boolean; camera: boolean; screen: boolean }): void {
    if (this.asking) return
    if (!mine.mic && this.shown.mic) this.turnMic(false)
    if (!mine.camera && this.shown.camera) void this.drop('camera')
    if (!mine.screen && this.shown.screen) void this.dropScreen()
  }

  /** What goes into a new connection. */
  get sent(): Tracks {
    const { screen, screenSound, ...others } = this.tracks
    return { ...others, ...(this.shown.screen && screen ? { screen, ...(screenSound ? { screenSound } : {}) } : {}) }
  }

  async toggleMic(): Promise<string | undefined> {
    const on = !this.shown.mic
    if (on) await this.hold('mic', this.tracks.mic ?? (await openMic(this.wish.micId)))
    this.turnMic(on)
    const refusal = await this.ask({ mic: on })
    if (refusal && on) this.turnMic(false)
    return refusal
  }

  /** Nothing of me is heard or seen any more. */
  async silence(): Promise<void> {
    if (this.shown.mic) await this.toggleMic()
    if (this.shown.camera) await this.toggleCamera()
  }

  async toggleCamera(): Promise<string | undefined> {
    if (this.shown.camera) {
      await this.drop('camera')
      return this.ask({ camera: false })
    }
    await this.hold('camera', await openCamera(this.wish.cameraId))
    this.show({ camera: true })
    const refusal = await this.ask({ camera: true })
    if (refusal) await this.drop('camera')
    return refusal
  }

  async toggleScreen(): Promise<string | undefined> {
    if (this.shown.screen) {
      await this.dropScreen()
      return this.ask({ screen: false })
    }
    const { screen, sound } = await openScreen()
    this.tracks.screen = screen
    if (sound) this.tracks.screenSound = sound
    // The browser's own «Прекратить показ».
    screen.addEventListener('ended', () => this.shown.screen && void this.toggleScreen())
    await this.deeds.put('screen', screen)
    await this.deeds.put('screenSound', sound ?? null)
    this.show({ screen: true })
    const refusal = await this.ask({ screen: true })
    if (refusal) await this.dropScreen()
    return refusal
  }

  /** Another microphone or camera, from the next word on. A phone opens one camera at a time: the one before goes first. */
  async choose(which: Device, id: string): Promise<void> {
    this.wish = { ...this.wish, [`${which}Id`]: id }
    if (!this.tracks[which]) return
    this.tracks[which].stop()
    try {
      await this.hold(which, await (which === 'mic' ? openMic(id) : openCamera(id)))
    } catch (error) {
      await this.goWithout(which)
      throw error
    }
    this.show({})
  }

  private async hold(which: Device, track: MediaStreamTrack): Promise<void> {
    const known = this.tracks[which] === track
    this.tracks[which] = track
    if (which === 'mic') track.enabled = this.shown.mic
    if (!known) this.hearEnd(which)
    await this.deeds.put(which, track)
  }

  /** A headset that is pulled out: the voice goes on by another microphone. Another camera may look where nobody expects it. */
  private hearEnd(which: Device): void {
    const track = this.tracks[which]
    track?.addEventListener('ended', async () => {
      if (this.tracks[which] !== track) return
      const next = which === 'mic' ? await openMic().catch(() => undefined) : undefined
      if (this.tracks[which] !== track) return next?.stop()
      if (next) await this.hold('mic', next)
      else await this.goWithout(which)
      this.deeds.lost(which, Boolean(next))
    })
  }

  private async goWithout(which: Device): Promise<void> {
    const was = this.shown[which]
    await this.drop(which)
    if (was) await this.ask({ [which]: false })
  }

  private async ask(turned: Turned): Promise<string | undefined> {
    const { mic, camera, screen } = { ...this.shown, ...turned }
    this.asking = true
    try {
      return await this.deeds.pass({ mic, camera, screen })
    } finally {
      this.asking = false
    }
  }

  private turnMic(on: boolean): void {
    if (this.tracks.mic) this.tracks.mic.enabled = on
    this.show({ mic: on && Boolean(this.tracks.mic) })
  }

  private async drop(which: Source): Promise<void> {
    this.tracks[which]?.stop()
    delete this.tracks[which]
    if (which !== 'screenSound') this.show({ [which]: false })
    await this.deeds.put(which, null)
  }

  async dropScreen(): Promise<void> {
    await this.drop('screen')
    await this.drop('screenSound')
  }

  stop(): void {
    for (const track of Object.values(this.tracks)) track.stop()
    this.tracks = {}
    this.show({ mic: false, camera: false, screen: false })
  }

  private show(turned: Turned): void {
    this.shown = { ...this.shown, ...turned, own: this.streams() }
    this.deeds.show(this.shown)
  }

  /** The same stream for the same track, so that a picture is not begun again. */
  private streams(): OwnShown['own'] {
    const { own } = this.shown
    const streamOf = (which: 'camera' | 'screen') => {
      const track = this.tracks[which]
      if (!track) return {}
      const known = own[which]?.getTracks()[0] === track ? own[which] : undefined
      return { [which]: known ?? new MediaStream([track]) }
    }
    return { ...streamOf('camera'), ...streamOf('screen') }
  }
}
