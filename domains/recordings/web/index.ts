import { lazy } from 'react'
import { registerCallPart } from '#screens/calls'
import { registerAttachment } from '#screens/chats'
import { screen } from '#web/router'
import './live.ts'

export const RecordingsScreen = screen(() => import('./RecordingsScreen.tsx'), 'RecordingsScreen')

/** On the page of a lesson (R101). */
export const FilmOfLesson = lazy(() => import('./FilmOfLesson.tsx').then((file) => ({ default: file.FilmOfLesson })))

registerAttachment(
  'recording',
  lazy(() => import('./RecordingInChat.tsx').then((file) => ({ default: file.RecordingInChat }))),
  'card',
)

registerCallPart({
  Head: lazy(() => import('./RecordingSign.tsx').then((file) => ({ default: file.RecordingSign }))),
  Door: lazy(() => import('./AtTheDoor.tsx').then((file) => ({ default: file.AtTheDoor }))),
})
