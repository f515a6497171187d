import type { Child, endChildSessions, listChildSessions } from '#contract/families'
import { Button, Dialog, Note, Skeleton, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'

/** A child under 14 may be signed in where nobody looks after it: the guardian closes that. */
export function ChildSessions({ child, onClose }: { child: Child; onClose: () => void }) {
  const t = useWords('families')
  const pupilId = child.id
  const { data, error } = useAsk<typeof listChildSessions>('families.listChildSessions', { pupilId })
  const end = useRun<typeof endChildSessions>('families.endChildSessions', {
    refresh: ['families.listChildSessions'],
    onDone: () => toast(t('sessions.ended')),
  })
  const failure = error ?? end.error
  const many = (data?.sessions.length ?? 0) > 1
  const actions = many && (
    <Button kind="line" className="btn-red" busy={end.isPending} onClick={() => end.mutate({ pupilId })}>
      {t('sessions.endAll')}
    </Button>
  )
  return (
    <Dialog open onClose={onClose} title={t('sessions.title', { name: child.name })} actions={actions || undefined}>
      <div className="stack">
        <p className="dim">{t('sessions.text')}</p>
        {failure && <Note kind="bad">{failure.reason}</Note>}
        {!data && !error && <Skeleton rows lines={2} />}
        {data?.sessions.length === 0 && <Note>{t('sessions.none')}</Note>}
        <ul className="families-rows">
          {data?.sessions.map(({ id, device, place, lastSeenAt }) => (
            <li key={id}>
              <div>
                <b>{device || t('sessions.unknown')}</b>
                <p className="small dim">
                  {place} · {formatBrief(lastSeenAt)}
                </p>
              </div>
              <Button busy={end.isPending} onClick={() => end.mutate({ pupilId, sessionId: id })}>
                {t('sessions.end')}
              </Button>
            </li>
          ))}
        </ul>
        <p className="small dim">{t('sessions.password')}</p>
      </div>
    </Dialog>
  )
}
