import type { FileRef, FileState, fileChanged, getFile, removeFile } from '#contract/files'
import { ApiError, ask, newId, run } from '#web/api'
import { wordsOf } from '#web/i18n'
import { live } from '#web/live'
import { sendResumable } from '#web/resumable'
import { onMe } from '#web/session'
import { type KeptUpload, keepUpload, recallUploads, unkeepUpload } from './kept-uploads.ts'
import { measureMedia } from './measure-media.ts'

/**
 * `paused`: no network, goes on by itself. `lost`: after a reload the file must be chosen again, and goes on where it
 * stopped. `refused`: `reason` says why, in the person's language.
 */
export type UploadStage = 'waiting' | 'sending' | 'paused' | 'lost' | 'checking' | 'ready' | 'refused'

export interface Upload {
  id: string
  /** Where it is meant for: a chat's id, or any name a screen chooses. */
  scope: string
  name: string
  mediaType: string
  size: number
  voice: boolean
  stage: UploadStage
  /** 0 to 1. */
  share: number
  /** Once ready. */
  file: FileRef | null
  reason: string
  /** An address of the picture itself, to show while it goes. */
  picture: string | undefined
}

export interface UploadOptions {
  organizationId: string
  scope: string
  /** Recorded by the app itself. */
  voice?: boolean
  seconds?: number
  waveform?: number[]
}

const ENDPOINT = '/api/files/tus'
const AT_ONCE = 3
/** Larger files are not copied into the browser's store; after a reload they are chosen again. */
const KEEP_AT_MOST = 200 * 1024 ** 2
const LOOK_EVERY = 3000
const PAUSE = { first: 2000, last: 30_000 }

interface Held extends Upload {
  kept: KeptUpload
  begun: boolean
  stop: AbortController | undefined
  pause: number
}

/** Everything this device is sending, over all screens. Survives a lost network, and a reload. */
class Uploads {
  private accountId: string | undefined
  private held = new Map<string, Held>()
  private shown = new Map<string, readonly Upload[]>()
  private hearers = new Set<() => void>()
  private looking: ReturnType<typeof setInterval> | undefined

  constructor() {
    onMe((me) => this.enter(me?.account.id))
    live.onEvents('account', (_id, events) => {
      for (const { type, view } of events)
        if (type === ('files.fileChanged' satisfies typeof fileChanged.name)) this.hear(view as FileState | null)
    })
    addEventListener('online', () => this.resume())
  }

  /** In the order they were added. The same list until something changes. */
  of = (scope: string): readonly Upload[] => this.shown.get(scope) ?? NONE

  onChange = (hear: () => void): (() => void) => {
    this.hearers.add(hear)
    return () => this.hearers.delete(hear)
  }

  add(files: readonly File[], { organizationId, scope, voice = false, seconds, waveform }: UploadOptions): string[] {
    return files.map((file) => {
      const again = this.findLost(file, scope)
      if (again) return this.giveBack(again, file)
      const { name, size, type: mediaType, lastModified } = file
      const blob = size <= KEEP_AT_MOST ? file : undefined
      const kept: KeptUpload = {
        id: newId(),
        scope,
        organizationId,
        name,
        mediaType,
        size,
        lastModified,
        voice,
        seconds,
        waveform,
        blob,
      }
      this.hold(kept, file, 'waiting')
      if (this.accountId) keepUpload(this.accountId, kept)
      this.next()
      return kept.id
    })
  }

  /** The ready files of a screen, which are the message's from now on; nothing of the screen's is held any more. */
  take(scope: string): FileRef[] {
    const ready = this.of(scope).flatMap(({ file }) => file ?? [])
    for (const { id } of ready) this.forget(id)
    return ready
  }

  /** Stops it, and takes back what has arrived. */
  drop(id: string): void {
    const one = this.held.get(id)
    one?.stop?.abort(new DOMException('dropped', 'AbortError'))
    this.forget(id)
    if (one?.begun) run<typeof removeFile>('files.removeFile', { fileId: id }).catch(() => undefined) // the night takes it
  }

  again(id: string): void {
    const one = this.held.get(id)
    if (one?.kept.blob) this.change(one, { stage: 'waiting', reason: '' })
    this.next()
  }

  private async enter(accountId: string | undefined): Promise<void> {
    for (const one of this.held.values()) {
      one.stop?.abort(new DOMException('signed out', 'AbortError'))
      release(one)
    }
    this.held.clear()
    this.accountId = accountId
    this.tell()
    if (!accountId) return
    for (const kept of await recallUploads(accountId)) {
      if (this.accountId !== accountId || this.held.has(kept.id)) continue
      const one = this.hold(kept, kept.blob, kept.blob ? 'waiting' : 'lost')
      one.begun = true
    }
    this.next()
  }

  private hold(kept: KeptUpload, file: Blob | undefined, stage: UploadStage): Held {
    const { id, scope, name, mediaType, size, voice } = kept
    const picture = file && mediaType.startsWith('image/') ? URL.createObjectURL(file) : undefined
    const bare = { id, scope, name, mediaType, size, voice, stage, share: 0, file: null, reason: '', picture }
    const one: Held = { ...bare, kept: { ...kept, blob: file }, begun: false, stop: undefined, pause: PAUSE.first }
    this.held.set(id, one)
    this.tell()
    return one
  }

  private findLost = ({ name, size, lastModified }: File, scope: string) =>
    [...this.held.values()].find(
      ({ stage, kept }) =>
        stage === 'lost' &&
        kept.scope === scope &&
        kept.name === name &&
        kept.size === size &&
        kept.lastModified === lastModified,
    )

  private giveBack(one: Held, file: File): string {
    one.kept.blob = file
    this.change(one, { stage: 'waiting' })
    this.next()
    return one.id
  }

  private next(): void {
    const all = [...this.held.values()]
    const free = AT_ONCE - all.filter(({ stage }) => stage === 'sending').length
    for (const one of all.filter(({ stage }) => stage === 'waiting').slice(0, Math.max(0, free))) this.send(one)
  }

  private async send(one: Held): Promise<void> {
    one.stop = new AbortController()
    this.change(one, { stage: 'sending' })
    try {
      // Another tab may be at it; when it is done, this one finds everything there.
      await locked(one.id, () => this.bring(one, one.stop!.signal))
      this.change(one, { stage: 'checking', share: 1 })
      await this.look(one)
    } catch (error) {
      if (this.held.get(one.id) === one) this.handleFailure(one, error)
    }
    this.next()
  }

  private async bring(one: Held, signal: AbortSignal): Promise<void> {
    const { kept } = one
    const measured = kept.seconds === undefined ? await measureMedia(kept.blob!) : undefined
    signal.throwIfAborted()
    const begun = one.begun
    one.begun = true
    const seconds = kept.seconds ?? measured
    await sendResumable(kept.blob!, {
      endpoint: ENDPOINT,
      id: kept.id,
      begun,
      signal,
      metadata: {
        id: kept.id,
        organizationId: kept.organizationId,
        name: kept.name,
        ...(kept.mediaType ? { type: kept.mediaType } : {}),
        ...(kept.voice ? { voice: '1' } : {}),
        ...(seconds ? { seconds: String(Math.round(seconds * 10) / 10) } : {}),
        ...(kept.waveform ? { waveform: kept.waveform.join(',') } : {}),
      },
      onProgress: (share) => this.change(one, { share }),
    })
  }

  private handleFailure(one: Held, error: unknown): void {
    if (!(error instanceof ApiError)) {
      if ((error as Error).name !== 'AbortError') throw error
      return
    }
    const passing = ['offline', 'internal', 'unauthenticated', 'too_many'].includes(error.code)
    if (!passing) {
      this.change(one, { stage: 'refused', reason: error.reason })
      return
    }
    this.change(one, { stage: 'paused', reason: error.code === 'offline' ? '' : error.reason })
    setTimeout(() => this.wake(one), error.retryAfter ? error.retryAfter * 1000 : one.pause)
    one.pause = Math.min(PAUSE.last, one.pause * 2)
  }

  private resume(): void {
    for (const one of this.held.values()) this.wake(one)
  }

  private wake(one: Held): void {
    if (this.held.get(one.id) !== one || one.stage !== 'paused') return
    this.change(one, { stage: 'waiting' })
    this.next()
  }

  /** The event usually comes first; asking is for when it is lost. */
  private async look(one: Held): Promise<void> {
    this.looking ??= setInterval(() => this.lookAgain(), LOOK_EVERY)
    this.hear(await ask<typeof getFile>('files.getFile', { fileId: one.id }))
  }

  private lookAgain(): void {
    const checking = [...this.held.values()].filter(({ stage }) => stage === 'checking')
    if (checking.length === 0) {
      clearInterval(this.looking)
      this.looking = undefined
    }
    for (const one of checking) this.look(one).catch(() => undefined) // asked again in a moment
  }

  private hear(state: FileState | null): void {
    const one = state && this.held.get(state.id)
    if (!one) return
    if (state.state === 'ready') this.change(one, { stage: 'ready', share: 1, file: state.file })
    if (state.state === 'refused') this.refuse(one, state.refusedFor)
  }

  /** The words come with the tray that shows them; the first page is lighter without. */
  private async refuse(one: Held, why: FileState['refusedFor']): Promise<void> {
    await import('../words.ts')
    this.change(one, { stage: 'refused', reason: wordsOf('files')(`refused.${why}`, { name: one.name }) })
  }

  private forget(id: string): void {
    const one = this.held.get(id)
    if (!one) return
    release(one)
    this.held.delete(id)
    if (this.accountId) unkeepUpload(this.accountId, id)
    this.tell()
    this.next()
  }

  private change(one: Held, news: Partial<Upload>): void {
    if (this.held.get(one.id) !== one) return
    Object.assign(one, news)
    this.tell()
  }

  private tell(): void {
    const all = [...this.held.values()].map(({ kept: _, begun: __, stop: ___, pause: ____, ...upload }) => upload)
    this.shown = Map.groupBy(all, ({ scope }) => scope)
    for (const hear of this.hearers) hear()
  }
}

const NONE: readonly Upload[] = []

function release({ picture }: Upload): void {
  if (picture) URL.revokeObjectURL(picture)
}

const locked = <T>(id: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request(`zvonok-upload-${id}`, work) as Promise<T>) : work()

/** The page's uploads. */
export const uploads = new Uploads()

/** Begins at once; what becomes of them is in `useUploads(scope)`. Answers with the files' future ids. */
export const uploadFiles = (files: readonly File[], options: UploadOptions): string[] => uploads.add(files, options)
