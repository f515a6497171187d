import { useEffect, useState } from 'react'
import type { Check, getCheck } from '#contract/calls'
import { run, useAsk } from '#web/api'
import { keptDevices, openCamera, openMic } from '../media/devices.ts'
import { type Network, tryNetwork } from './network.ts'
import { useLevel } from './use-level.ts'

type Opened = { track?: MediaStreamTrack; trouble?: 'none' | 'refused' }
type Speaker = Check['speaker']

/** One walk through camera, microphone, speaker and network; what was found is kept once all of it is known. */
export function useCheck() {
  const { data } = useAsk<typeof getCheck>('calls.getCheck', {}, { staleTime: Number.POSITIVE_INFINITY })
  const [camera, setCamera] = useState<Opened>()
  const [mic, setMic] = useState<Opened>()
  const [speaker, setSpeaker] = useState<Speaker>()
  const [network, setNetwork] = useState<Network>()
  const [kept, setKept] = useState<Check>()
  const [turn, setTurn] = useState(0)
  const level = useLevel(mic?.track)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn begins anew
  useEffect(() => {
    const { micId, cameraId } = keptDevices()
    const closes = [hold(() => openCamera(cameraId), setCamera), hold(() => openMic(micId), setMic)]
    return () => {
      for (const close of closes) close()
    }
  }, [turn])
  const ice = data?.ice
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn begins anew
  useEffect(() => {
    if (ice) void tryNetwork(ice).then(setNetwork)
  }, [ice, turn])

  const micState = mic && (mic.trouble ?? (level.heard ? 'ok' : 'silent'))
  const done = camera && mic && speaker && network
  const found: Check | undefined =
    done && micState
      ? { device: deviceOf(), camera: camera.trouble ?? 'ok', microphone: micState, speaker, ...network }
      : undefined
  const said = JSON.stringify(found)
  // biome-ignore lint/correctness/useExhaustiveDependencies: said holds all of it
  useEffect(() => {
    if (found) void run('calls.keepCheck', found).then(() => setKept(found))
  }, [said])

  return {
    camera,
    mic,
    level,
    speaker,
    network,
    kept,
    last: data?.last ?? null,
    answerSpeaker: setSpeaker,
    again() {
      setCamera(undefined)
      setMic(undefined)
      setSpeaker(undefined)
      setNetwork(undefined)
      setKept(undefined)
      setTurn(turn + 1)
    },
  }
}

function hold(open: () => Promise<MediaStreamTrack>, tell: (opened: Opened) => void): () => void {
  let dropped = false
  let held: MediaStreamTrack | undefined
  open().then(
    (track) => {
      if (dropped) return track.stop()
      held = track
      tell({ track })
    },
    (error: Error) => {
      if (!dropped) tell({ trouble: error.name === 'NotAllowedError' ? 'refused' : 'none' })
    },
  )
  return () => {
    dropped = true
    held?.stop()
  }
}

function deviceOf(): Check['device'] {
  if (matchMedia('(pointer: fine)').matches) return 'computer'
  return Math.min(screen.width, screen.height) >= 600 ? 'tablet' : 'phone'
}
