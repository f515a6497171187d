import { onFacts } from '#server/bus'
import type { Db } from '#server/db'
import { defineJob } from '#server/jobs'
import { log } from '#server/log'
import { forgetStale, indexChats } from './index-chats.ts'

// Every second, so that a busy school is indexed in handfuls, not message by message.
const GATHER = 1000
const COMPARE_EVERY = 5000

/** Brings every chat whose head has moved up to date; answers with how many there were. */
export async function catchUp(db: Db): Promise<number> {
  const found = new Set<string>()
  for (;;) {
    const behind = await findBehind(db)
    for (const id of behind) found.add(id)
    if (behind.length === 0 || (await indexChats(db, behind)) === 0) return found.size
  }
}

async function findBehind(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('topics')
    .leftJoin('search_chats', 'search_chats.chat_id', 'topic_id')
    .innerJoin('chats', 'chats.id', 'topic_id')
    .select('topic_id')
    .where('topics.kind', '=', 'chat')
    .where((eb) =>
      eb.or([
        eb('search_chats.chat_id', 'is', null),
        eb('last_seq', '>', eb.ref('search_chats.seq')),
        eb('last_msg_no', '>', eb.ref('search_chats.msg_no')),
      ]),
    )
    .limit(200)
    .execute()
  return rows.map((row) => row.topic_id)
}

/**
 * Keeps the index a moment behind the chats. Nothing is asked of whoever sends: a hearer marks that something has
 * happened, and a comparison of heads finds what, so a lost note or a restart loses nothing.
 */
export function keepIndexing(db: Db): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let again = false
  let stopped = false

  const work = async () => {
    do {
      again = false
      await catchUp(db).catch((error) => log.warn({ reason: String(error) }, 'search is behind'))
    } while (again && !stopped)
    working = undefined
  }
  const soon = () => {
    if (stopped) return
    if (working) again = true
    else
      timer ??= setTimeout(() => {
        timer = undefined
        working = work()
      }, GATHER)
  }

  const deaf = onFacts((facts) => {
    if (facts.some(({ topic }) => topic.startsWith('chat:'))) soon()
  })
  const wheel = setInterval(soon, COMPARE_EVERY)
  wheel.unref()
  soon()
  return {
    async stop() {
      stopped = true
      deaf()
      clearInterval(wheel)
      clearTimeout(timer)
      await working
    },
  }
}

export const purgeStale = defineJob('search.purgeStale', forgetStale, { at: '7 4 * * *' })

/** Throws the index away and makes it anew: after a restored backup, or a change of how words are read. */
export async function rebuild(db: Db): Promise<number> {
  await db.deleteFrom('search_chats').execute()
  return catchUp(db)
}
