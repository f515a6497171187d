import { UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import type { giveAccess, listReaders, Reader, takeAccess } from '#contract/statistics'
import { Button, Card, IconButton, Select, Skeleton, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'

/** R154: who reads the figures; given and taken here, and both stand in the audit. */
export function ReadersCard({ organizationId }: { organizationId: string }) {
  const t = useWords('statistics')
  const [chosen, setChosen] = useState('')
  const { data } = useAsk<typeof listReaders>('statistics.listReaders', { organizationId })
  const refresh = ['statistics.listReaders']
  const give = useRun<typeof giveAccess>('statistics.giveAccess', { refresh, onDone: () => setChosen('') })
  const take = useRun<typeof takeAccess>('statistics.takeAccess', { refresh })
  const onError = ({ reason }: { reason: string }) => toast(reason)
  return (
    <Card title={t('readers.title')} className="stat-noprint stat-wide">
      {!data && <Skeleton rows lines={3} />}
      {data && (
        <div className="stack">
          <p className="small dim">{t('readers.what')}</p>
          <ul className="stat-readers">
            {data.readers.map((one) => (
              <ReaderRow key={one.id} reader={one} onTake={() => take.mutate({ personId: one.id }, { onError })} />
            ))}
          </ul>
          {data.staff.length > 0 && (
            <form
              className="stat-give"
              onSubmit={(event) => {
                event.preventDefault()
                if (chosen) give.mutate({ personId: chosen }, { onError })
              }}
            >
              <Select
                label={t('readers.whom')}
                value={chosen}
                onChange={setChosen}
                options={[
                  { value: '', label: t('readers.choose') },
                  ...data.staff.map(({ id, fullName }) => ({ value: id, label: fullName })),
                ]}
              />
              <Button type="submit" kind="soft" icon={UserPlus} busy={give.isPending} disabled={!chosen}>
                {t('readers.give')}
              </Button>
            </form>
          )}
        </div>
      )}
    </Card>
  )
}

function ReaderRow({ reader, onTake }: { reader: Reader; onTake: () => void }) {
  const t = useWords('statistics')
  const { fullName, post, byRole, givenBy, givenAt } = reader
  const since = givenAt && t('readers.given', { by: givenBy ?? '', when: formatPaperDate(givenAt) })
  return (
    <li>
      <span className="sp">
        {fullName}
        <span className="small dim">{[post, byRole ? t('readers.byRole') : since].filter(Boolean).join(' · ')}</span>
      </span>
      {!byRole && <IconButton icon={X} label={t('readers.take', { name: fullName })} onClick={onTake} />}
    </li>
  )
}
