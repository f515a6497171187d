import type { Operation } from '#server/operation'
import { registerViews } from '#server/realtime'
import { closePoll } from './close-poll.ts'
import { createPoll } from './create-poll.ts'
import './export-own.ts'
import { exportVotes } from './export-votes.ts'
import { getPoll } from './get-poll.ts'
import { listMyVotes } from './list-my-votes.ts'
import { listVotes } from './list-votes.ts'
import { eventViews } from './views.ts'
import { vote } from './vote.ts'

export const polls: Operation[] = [createPoll, getPoll, listMyVotes, vote, closePoll, listVotes, exportVotes]

registerViews(eventViews)
