import { Pencil } from 'lucide-react'
import type { Move, markMoved } from '#contract/acts'
import { Button, IconButton, Progress, Tag, toast } from '#ui'
import { useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'
import { paperDay } from '../days.ts'
import { MOVES } from './use-moves.ts'

/** One chat: where it stood, who brings it, how many of its people are here. */
export function MoveRow({ move, onChange }: { move: Move; onChange: (() => void) | undefined }) {
  const t = useWords('acts')
  const { title, from, responsible, until, moved, people } = move
  const marking = useRun<typeof markMoved>('acts.markMoved', { refresh: MOVES })
  const mark = (on: boolean) =>
    marking.mutate({ moveId: move.id, on }, { onError: ({ reason }) => toast(reason, { bad: true }) })
  const here = t('moves.here', { done: people.joined, of: people.known })
  const late = !moved && until !== null && until < new Intl.DateTimeFormat('sv').format(new Date())
  return (
    <li>
      <div className="sp">
        <b>{title}</b>
        <span className="small dim">
          {[
            t(`moves.from.${from}`),
            responsible?.name ?? t('moves.nobody'),
            until && t('moves.by', { when: paperDay(until) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {people.known > 0 && (
          <span className="acts-here small dim">
            <Progress value={people.joined} max={people.known} label={`${title}: ${here}`} />
            {here}
          </span>
        )}
      </div>
      <span className="acts-move-end">
        {moved && <Tag kind="ok">{t('moves.moved', { when: formatPaperDate(moved.at) })}</Tag>}
        {late && <Tag kind="wait">{t('moves.late')}</Tag>}
        <Button kind={moved ? 'plain' : 'soft'} busy={marking.isPending} onClick={() => mark(!moved)}>
          {t(moved ? 'moves.notYet' : 'moves.mark')}
        </Button>
        {onChange && <IconButton icon={Pencil} label={t('moves.change', { title })} onClick={onChange} />}
      </span>
    </li>
  )
}
