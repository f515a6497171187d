import './polls.css'
import './words.ts'
import { Vote } from 'lucide-react'
import { useRef, useState } from 'react'
import type { getPoll, listMyVotes, Poll, vote } from '#contract/polls'
import type { AttachmentProps } from '#screens/chats'
import { Icon, Skeleton, toast, VoteRows } from '#ui'
import { queryClient, useAsk, useRun } from '#web/api'
import { formatUntil, type Say, useWords } from '#web/i18n'
import { PollMenu } from './PollMenu.tsx'

/** The poll in its bubble: the question, bars to press, and how many have answered. */
export function PollInChat({ chatId, attachmentId: pollId }: AttachmentProps) {
  const t = useWords('polls')
  const { data, error } = useAsk<typeof getPoll>('polls.getPoll', { pollId }, { staleTime: 300_000 })
  const mine = useMyVote(chatId, pollId)
  const { choose, chosen } = useChoosing(chatId, pollId, mine?.choices ?? [])
  if (error) return <p className="dim">{t('gone')}</p>
  if (!data) return <Skeleton lines={4} />
  const { poll, can } = data
  const answered = (mine?.choices.length ?? 0) > 0
  const bare = poll.tooFew || (poll.quiz && !answered && !poll.closedAt)
  return (
    <div className="polls-poll">
      <p className="polls-kind">
        <Icon of={Vote} size="s" />
        <span className="sp">{kindOf(poll, t)}</span>
        <PollMenu poll={poll} can={can} />
      </p>
      <h3>{poll.question}</h3>
      <VoteRows
        label={poll.question}
        several={poll.multiple}
        disabled={!can.vote || (poll.quiz && answered)}
        options={poll.options.map(({ text, votes }, place) => ({
          key: String(place),
          label: text,
          chosen: chosen.includes(place),
          ...(bare ? {} : { votes }),
        }))}
        onVote={(key, at) => choose(Number(key), poll, at)}
      />
      <Outcome
        poll={poll}
        right={mine?.right ?? poll.right}
        text={mine?.explanation ?? poll.explanation}
        t={t}
        mine={chosen}
      />
      {poll.anonymous && answered && !poll.closedAt && <p className="polls-foot">{t('together')}</p>}
      <p className="polls-foot">{footOf(poll, t)}</p>
    </div>
  )
}

function kindOf(poll: Poll, t: Say): string {
  const kind = poll.quiz ? (poll.anonymous ? 'quizAnonymous' : 'quiz') : poll.anonymous ? 'anonymous' : 'named'
  return [t(`kind.${kind}`), poll.multiple && t('multiple')].filter(Boolean).join(', ')
}

function footOf({ voters, of, closedAt, closesAt }: Poll, t: Say): string {
  const when = closedAt ? t('closed') : closesAt && t('until', { when: formatUntil(closesAt) })
  return [t('voters', { voters, of }), when].filter(Boolean).join(', ')
}

type OutcomeProps = { poll: Poll; right: number | null; text: string | null; mine: number[]; t: Say }

/** What was right, and why; or why nothing is shown. */
function Outcome({ poll, right, text, mine, t }: OutcomeProps) {
  if (poll.tooFew) return <p className="polls-foot">{t('tooFew')}</p>
  if (right === null) return null
  return (
    <p className="polls-right" role="status">
      {mine.includes(right) && <b>{t('youRight')} </b>}
      {t('right', { text: poll.options[right]?.text ?? '' })} {text}
    </p>
  )
}

const useMyVote = (chatId: string, pollId: string) =>
  useAsk<typeof listMyVotes>('polls.listMyVotes', { chatId }, { staleTime: 300_000 }).data?.votes.find(
    (one) => one.pollId === pollId,
  )

const DOUBLE_WITHIN = 500

/** Pressed at once on the screen; the server's answer decides. */
function useChoosing(chatId: string, pollId: string, mine: number[]) {
  const [pressed, setPressed] = useState<number[]>()
  const voting = useRun<typeof vote>('polls.vote')
  const chosen = pressed ?? mine
  const last = useRef({ place: -1, at: Number.NEGATIVE_INFINITY })
  function choose(place: number, poll: Poll, at: number) {
    // The second half of a double press would take the answer back; a busy device hears of it late.
    const again = last.current.place === place && at - last.current.at < DOUBLE_WITHIN
    last.current = { place, at }
    if (again) return
    const others = poll.multiple ? chosen.filter((one) => one !== place) : []
    const choices = chosen.includes(place) ? others : [...others, place]
    setPressed(choices)
    voting.mutate(
      { pollId, choices },
      {
        onSuccess: (vote) => {
          queryClient.setQueryData<{ votes: (typeof vote)[] }>(['polls.listMyVotes', { chatId }], (known) => ({
            votes: [...(known?.votes ?? []).filter((one) => one.pollId !== pollId), vote],
          }))
        },
        onError: ({ reason }) => toast(reason),
        onSettled: () => setPressed(undefined),
      },
    )
  }
  return { choose, chosen }
}
