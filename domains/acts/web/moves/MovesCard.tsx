import { Button, Card, Progress } from '#ui'
import { useWords } from '#web/i18n'
import { useMoves } from './use-moves.ts'

/** On the shelf: how far the moving of chats has come. */
export function MovesCard({ organizationId }: { organizationId: string }) {
  const t = useWords('acts')
  const { data } = useMoves(organizationId)
  const of = data?.moves.length ?? 0
  const done = data?.moves.filter(({ moved }) => moved).length ?? 0
  return (
    <Card title={t('moves.title')}>
      <div className="stack stack-s">
        <p className="dim">{t('moves.text')}</p>
        {of > 0 && <Progress value={done} max={of} label={t('moves.done', { done, of })} />}
        {of > 0 && <p className="small dim">{t('moves.done', { done, of })}</p>}
        <Button kind="line" href="/school/moves">
          {t(of > 0 ? 'moves.open' : 'moves.begin')}
        </Button>
      </div>
    </Card>
  )
}
