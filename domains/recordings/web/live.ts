import type { OutputOf } from '#contract'
import type { getRecording, Recording, RecordingEvent } from '#contract/recordings'
import { queryClient, refresh } from '#web/api'
import { live } from '#web/live'

type Known = OutputOf<typeof getRecording>

for (const kind of ['chat', 'call'] as const)
  live.listen(kind, {
    events(_id, events) {
      for (const event of events)
        if (event.type === 'recordings.recordingChanged') take(event as unknown as RecordingEvent)
    },
    reset() {
      void refresh('recordings.getRecording', 'recordings.getOfCall')
    },
    gone() {},
  })

/** Progress is put where screens read it; what changes my rights is asked for. */
function take({ view }: RecordingEvent): void {
  if (!view) return
  const key = ['recordings.getRecording', { recordingId: view.id }]
  const before = queryClient.getQueryData<Known>(key)?.recording.state
  queryClient.setQueryData<Known>(key, (known) => known && { ...known, recording: view })
  if (before && before !== view.state) void refresh('recordings.getRecording')
  if (concernsCall(view)) void refresh('recordings.getOfCall')
}

const concernsCall = ({ state }: Recording): boolean => state === 'on' || state === 'waiting'
