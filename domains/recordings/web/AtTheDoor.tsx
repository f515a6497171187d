import './recordings.css'
import './words.ts'
import { useEffect, useRef } from 'react'
import type { Answer, answerRecording, getOfCall } from '#contract/recordings'
import type { DoorProps } from '#screens/calls'
import { StatusScreen, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { Asked } from './Asked.tsx'

/** Between the preview and the call: whoever enters a call that is recorded is asked first. */
export function AtTheDoor({ callId, ready, onEnter, onLeave }: DoorProps) {
  const t = useWords('recordings')
  const { data, error } = useAsk<typeof getOfCall>('recordings.getOfCall', { callId }, { staleTime: 0, gcTime: 0 })
  const answering = useRun<typeof answerRecording>('recordings.answerRecording')
  const entered = useRef(false)
  const recording = data?.recording
  const free = Boolean(error) || (data && (!recording || data.mine !== null))
  const enter = (silent: boolean) => {
    if (entered.current) return
    entered.current = true
    if (!silent) return onEnter(ready)
    for (const track of Object.values(ready.tracks)) track?.stop()
    onEnter({ wish: { ...ready.wish, mic: false, camera: false }, tracks: {} })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is known that nothing is to be asked
  useEffect(() => {
    if (free) enter(false)
  }, [free])
  function answer(said: Answer) {
    answering.mutate(
      { recordingId: recording!.id, answer: said },
      {
        onSuccess: () => enter(said === 'unrecorded'),
        // It may have ended while one was thinking: then nothing is to be asked.
        onError: ({ reason, code }) =>
          code === 'conflict' ? enter(said === 'unrecorded') : toast(reason, { bad: true }),
      },
    )
  }
  function leave() {
    for (const track of Object.values(ready.tracks)) track?.stop()
    onLeave()
  }
  if (!recording || free) return <StatusScreen title={t('door.title')} text="" />
  return (
    <main className="calls-door board">
      <Asked
        recording={recording}
        staff={data.staff}
        busy={answering.isPending}
        onAnswer={answer}
        onLeave={leave}
        leave={t('ask.stayOut')}
      />
    </main>
  )
}
