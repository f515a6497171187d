import type { Topic } from '../events.ts'
import { LiveTopic } from './live-topic.ts'

const FRAMES_PER_TOPIC = 256
const MEMORY = 64 * 1024 * 1024

/** Every topic that somebody hears or that spoke lately. Frames of the quietest are dropped first. */
export function keepTopics(memory = MEMORY) {
  const topics = new Map<Topic, LiveTopic>()
  // In the order of their last word.
  const speaking = new Set<LiveTopic>()
  let bytes = 0

  /** `head` counts only when the topic is new here: whoever is here already has been told everything since. */
  function open(name: Topic, head: number): LiveTopic {
    let topic = topics.get(name)
    if (!topic) {
      topic = new LiveTopic(name, head)
      topics.set(name, topic)
    }
    return topic
  }

  function keep(topic: LiveTopic, frame: Buffer): void {
    topic.frames.push(frame)
    bytes += frame.length
    if (topic.frames.length > FRAMES_PER_TOPIC) bytes -= topic.frames.shift()!.length
    speaking.delete(topic)
    speaking.add(topic)
    shrink()
  }

  /** Puts older frames, just read from the log, before those that are kept. */
  function prepend(topic: LiveTopic, frames: Buffer[]): void {
    topic.frames = [...frames, ...topic.frames]
    bytes += frames.reduce((sum, frame) => sum + frame.length, 0)
    speaking.add(topic)
    shrink()
  }

  function shrink(): void {
    while (bytes > memory) {
      const quietest = speaking.values().next().value!
      forget(quietest)
      closeIfIdle(quietest)
    }
  }

  function forget(topic: LiveTopic): void {
    bytes -= topic.frames.reduce((sum, frame) => sum + frame.length, 0)
    topic.frames = []
    topic.slice = null
    speaking.delete(topic)
  }

  function closeIfIdle(topic: LiveTopic): void {
    if (topic.audience.size || topic.frames.length || topic.pending.length || topic.advancing) return
    topics.delete(topic.name)
  }

  return {
    open,
    keep,
    prepend,
    forget,
    closeIfIdle,
    get: (name: Topic) => topics.get(name),
    all: () => topics.values(),
  }
}

export type Topics = ReturnType<typeof keepTopics>
