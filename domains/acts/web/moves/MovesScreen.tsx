import '../words.ts'
import '../acts.css'
import { ArrowRightLeft, ListPlus, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Move } from '#contract/acts'
import type { Hat } from '#contract/people'
import { InSchool } from '#screens/people'
import { Button, Card, Empty, IconButton, Note, Progress, Skeleton, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { MoveDialog } from './MoveDialog.tsx'
import { MoveRow } from './MoveRow.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { useMoves } from './use-moves.ts'

/** R170: chats that stood in other messengers, who brings each of them here, and how far it has come. */
export const MovesScreen = () => <InSchool>{(hat) => <Moves hat={hat} />}</InSchool>

function Moves({ hat }: { hat: Hat }) {
  const t = useWords('acts')
  const organizationId = hat.organization.id
  const [planning, setPlanning] = useState(false)
  const [changed, setChanged] = useState<Move | 'new'>()
  const { data, error } = useMoves(organizationId)
  const moves = data?.moves ?? []
  const done = moves.filter(({ moved }) => moved).length
  const told = t('moves.done', { done, of: moves.length })
  const plans = data?.can.plan ?? false
  return (
    <>
      <title>{t('moves.title')}</title>
      <TopBar title={t('moves.title')} text={hat.organization.shortName} back={plans ? '/school/acts' : '/important'}>
        {plans && moves.length > 0 && (
          <>
            <IconButton className="only-phone" icon={Plus} label={t('moves.add')} onClick={() => setChanged('new')} />
            <Button className="only-wide" kind="pri" icon={Plus} onClick={() => setChanged('new')}>
              {t('moves.add')}
            </Button>
          </>
        )}
      </TopBar>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={6} />}
      {data && moves.length === 0 && (
        <Empty
          icon={ArrowRightLeft}
          title={t('moves.none')}
          text={t(plans ? 'moves.nonePlan' : 'moves.noneText')}
          actions={
            plans && (
              <Button kind="pri" icon={ListPlus} onClick={() => setPlanning(true)}>
                {t('moves.plan')}
              </Button>
            )
          }
        />
      )}
      {moves.length > 0 && (
        <Card>
          <div className="stack">
            <div className="stack stack-s">
              <b>{told}</b>
              <Progress value={done} max={moves.length} label={told} />
            </div>
            <ul className="acts-moves">
              {moves.map((move) => (
                <MoveRow key={move.id} move={move} onChange={plans ? () => setChanged(move) : undefined} />
              ))}
            </ul>
            {plans && (
              <span className="row wrap">
                <Button kind="line" icon={ListPlus} onClick={() => setPlanning(true)}>
                  {t('moves.plan')}
                </Button>
                <Button href="/school/acts/new?paper=movers">{t('moves.paper')}</Button>
              </span>
            )}
          </div>
        </Card>
      )}
      {planning && <PlanDialog organizationId={organizationId} onClose={() => setPlanning(false)} />}
      {changed && data && (
        <MoveDialog
          organizationId={organizationId}
          {...(changed === 'new' ? {} : { move: changed })}
          staff={data.staff}
          classes={data.classes}
          onClose={() => setChanged(undefined)}
        />
      )}
    </>
  )
}
