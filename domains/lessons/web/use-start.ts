import { useState } from 'react'
import type { listChatCalls, startCall } from '#contract/calls'
import type { createClassChat } from '#contract/chats'
import type { getLesson, Lesson, startLesson } from '#contract/lessons'
import { ask, newId, refresh, run } from '#web/api'
import { useGo } from '#web/router'
import { sayRefusal } from '#web/say-refusal'
import { keyOf, REFRESH } from './use-lessons.ts'

/** «Начать урок» in one press: the chat of the subject if there is none yet, the call, the lesson, and in. */
export function useStart() {
  const go = useGo()
  const [busy, setBusy] = useState(false)
  async function start(lesson: Lesson): Promise<void> {
    setBusy(true)
    try {
      const callId = await callOf(lesson)
      await run<typeof startLesson>('lessons.startLesson', { ...keyOf(lesson), callId })
      refresh(...REFRESH)
      await go(`/calls/${callId}`)
    } catch (error) {
      sayRefusal(error)
    } finally {
      setBusy(false)
    }
  }
  return { start, busy }
}

/** The call that goes on in the lesson's chat, or a new one. */
async function callOf(lesson: Lesson): Promise<string> {
  if (lesson.callId) return lesson.callId
  const { chatId } = await ask<typeof getLesson>('lessons.getLesson', keyOf(lesson))
  const chat = chatId ?? (await makeChat(lesson))
  const { calls } = await ask<typeof listChatCalls>('calls.listChatCalls', { chatId: chat })
  const going = calls.find(({ endedAt }) => endedAt === null)
  if (going) return going.id
  return (await run<typeof startCall>('calls.startCall', { id: newId(), chatId: chat, kind: 'video' })).id
}

async function makeChat({ classId, subject }: Lesson): Promise<string> {
  const wish = { classId, kind: 'group' as const, follows: 'pupils' as const, subjectId: subject.id }
  return (await run<typeof createClassChat>('chats.createClassChat', wish)).chatId
}
