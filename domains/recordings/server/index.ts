import { guardDoor, onCallEnded, recordWhat } from '#domains/calls'
import type { Operation } from '#server/operation'
import { registerViews } from '#server/realtime'
import { answerRecording } from './answer-recording.ts'
import { askAtTheDoor } from './at-the-door.ts'
import { getOfCall } from './get-of-call.ts'
import { getRecording, listAnswers } from './reading.ts'
import { removeRecording } from './remove-recording.ts'
import { getSettings, setSettings } from './settings.ts'
import { startRecording } from './start-recording.ts'
import { stopRecording, stopWithCall } from './stop-recording.ts'
import './sweep.ts'
import { tapesOf } from './tapes.ts'
import { eventViews } from './views.ts'
import { watch } from './watch.ts'

export const recordings: Operation[] = [
  getSettings,
  setSettings,
  getOfCall,
  startRecording,
  stopRecording,
  answerRecording,
  getRecording,
  listAnswers,
  removeRecording,
  watch,
]

/** For broadcasts, whose films are kept by the same rules. */
export { findFfmpeg, probe as probeFilm } from './compose/ffmpeg.ts'
export { type Codec, type Frame, webmBlock, webmCluster, webmHead } from './compose/webm.ts'
export { readSettings as readRecordingRules } from './settings.ts'

recordWhat(tapesOf)
guardDoor(askAtTheDoor)
onCallEnded(stopWithCall)
registerViews(eventViews)
