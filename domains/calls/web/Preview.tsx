import { Mic, MicOff, Video, VideoOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#contract'
import type { getCall } from '#contract/calls'
import { Button, Checkbox, Note } from '#ui'
import { type Say, useWords } from '#web/i18n'
import { ControlButton } from './ControlButton.tsx'
import { DeviceChoice } from './devices/DeviceChoice.tsx'
import { canBlur, isBlurred } from './media/blur.ts'
import {
  chooseBlur,
  type Devices,
  keepDevices,
  keptDevices,
  listDevices,
  openCamera,
  openMic,
  type Wish,
} from './media/devices.ts'
import { Picture } from './Picture.tsx'

export type Ready = { wish: Wish; tracks: { mic?: MediaStreamTrack; camera?: MediaStreamTrack } }
type Props = {
  known: OutputOf<typeof getCall>
  title: string
  /** Who a guest is shown as; a guest has no chat to go back to. */
  guest?: string
  onEnter: (ready: Ready) => void
}

/** Before the door: how I look, what I am heard by, and who is there. */
export function Preview({ known, title, guest, onEnter }: Props) {
  const t = useWords('calls')
  const { call, can } = known
  const door = useDoor(can.speak, can.show && call.kind === 'video')
  const { wish, stream, devices, trouble } = door
  const names = call.participants.map(({ person }) => person.name)
  const [entering, setEntering] = useState(false)
  async function enter() {
    setEntering(true)
    onEnter(await door.ready())
  }
  return (
    <main className="calls-door board">
      <section className="calls-preview" aria-label={t('preview.label')}>
        <div className="calls-mirror">
          {stream ? (
            <Picture stream={stream} mirrored label={t('preview.me')} />
          ) : (
            <p className="dim">{t(wish.camera ? 'preview.opening' : 'preview.cameraOff')}</p>
          )}
          <div className="calls-mirror-acts">
            <ControlButton
              icon={wish.mic ? Mic : MicOff}
              label={t('control.mic')}
              pressed={wish.mic}
              disabled={!can.speak}
              onClick={() => door.toggle('mic')}
            />
            <ControlButton
              icon={wish.camera ? Video : VideoOff}
              label={t('control.camera')}
              pressed={wish.camera}
              disabled={!can.show}
              onClick={() => door.toggle('camera')}
            />
          </div>
        </div>
        <div className="stack">
          <div>
            <p className="small dim">{t(`kind.${call.kind}`)}</p>
            <h1>{title}</h1>
            <p className="dim">
              {names.length > 0 ? t('preview.there', { names: listOf(names, t) }) : t('preview.nobody')}
            </p>
          </div>
          {guest && known.recorded && <Note kind="wait">{t('recorded')}</Note>}
          {trouble && <Note kind="wait">{trouble}</Note>}
          <DeviceChoice
            label={t('preview.micWhich')}
            of={devices.mics}
            value={wish.micId}
            onChange={(id) => door.choose('mic', id)}
          />
          <DeviceChoice
            label={t('preview.cameraWhich')}
            of={devices.cameras}
            value={wish.cameraId}
            onChange={(id) => door.choose('camera', id)}
          />
          <DeviceChoice
            label={t('devices.speakerWhich')}
            of={devices.speakers}
            value={wish.speakerId}
            onChange={(id) => door.choose('speaker', id)}
          />
          {stream && <Blur camera={stream.getVideoTracks()[0]!} />}
          <Button kind="pri" big wide busy={entering} onClick={enter}>
            {t('preview.enter')}
          </Button>
          {guest ? (
            <p className="dim">{t('guest.shownAs', { name: guest })}</p>
          ) : (
            <Button wide href={`/chats/${call.chatId}`}>
              {t('preview.back')}
            </Button>
          )}
        </div>
      </section>
    </main>
  )
}

/** Only where the device itself does it. */
function Blur({ camera }: { camera: MediaStreamTrack }) {
  const t = useWords('calls')
  const [on, setOn] = useState(() => isBlurred(camera))
  if (!canBlur(camera)) return null
  return (
    <Checkbox
      label={t('more.blur')}
      checked={on}
      onChange={async (wished) => (await chooseBlur(camera, wished)) && setOn(wished)}
    />
  )
}

const SHOWN = 3
const OPENS_WITHIN = 5000
const listOf = (names: string[], t: Say): string =>
  names.length > SHOWN
    ? t('preview.andMore', { names: names.slice(0, SHOWN).join(', '), count: names.length - SHOWN })
    : names.join(', ')

/** Devices from the first look to the entry; what is not taken along is let go. */
function useDoor(mayMic: boolean, wantsCamera: boolean) {
  const t = useWords('calls')
  const [wish, setWish] = useState<Wish>({ mic: mayMic, camera: wantsCamera, ...keptDevices() })
  const [stream, setStream] = useState<MediaStream>()
  const [devices, setDevices] = useState<Devices>({ mics: [], cameras: [], speakers: [] })
  const [trouble, setTrouble] = useState<string>()
  const tracks = useRef<Ready['tracks']>({})
  const opening = useRef(new Map<string, Promise<void>>())
  const taken = useRef(false)
  const { mic, camera, micId, cameraId } = wish

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change nothing about the device
  useEffect(() => hold('mic', mic, () => openMic(micId)), [mic, micId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change nothing about the device
  useEffect(() => hold('camera', camera, () => openCamera(cameraId)), [camera, cameraId])

  function hold(which: 'mic' | 'camera', on: boolean, open: () => Promise<MediaStreamTrack>): (() => void) | undefined {
    if (!on) return undefined
    let dropped = false
    const opened = open().then(
      async (track) => {
        if (dropped) return track.stop()
        tracks.current[which] = track
        if (which === 'camera') setStream(new MediaStream([track]))
        setTrouble(undefined)
        setDevices(await listDevices())
      },
      () => {
        if (dropped) return
        setTrouble(t(`preview.no.${which}`))
        setWish((before) => ({ ...before, [which]: false }))
      },
    )
    opening.current.set(which, opened)
    return () => {
      dropped = true
      if (taken.current) return
      tracks.current[which]?.stop()
      delete tracks.current[which]
      if (which === 'camera') setStream(undefined)
    }
  }

  return {
    wish,
    stream,
    devices,
    trouble,
    toggle: (which: 'mic' | 'camera') => setWish((before) => ({ ...before, [which]: !before[which] })),
    choose(which: 'mic' | 'camera' | 'speaker', id: string) {
      keepDevices({ [`${which}Id`]: id })
      setWish((before) => ({ ...before, [`${which}Id`]: id }))
    },
    /** A device that is just opening comes along; a question of the browser left unanswered keeps nobody at the door. */
    async ready(): Promise<Ready> {
      await Promise.race([Promise.all(opening.current.values()), new Promise((go) => setTimeout(go, OPENS_WITHIN))])
      taken.current = true
      const here = tracks.current
      return { wish: { ...wish, mic: Boolean(here.mic), camera: Boolean(here.camera) }, tracks: here }
    },
  }
}
