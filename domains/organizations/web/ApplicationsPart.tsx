import { Inbox } from 'lucide-react'
import { useState } from 'react'
import type { Application } from '#contract/organizations'
import { Button, Empty, Pills } from '#ui'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { ApplicationCard } from './ApplicationCard.tsx'
import { ApplicationRow } from './ApplicationRow.tsx'
import { IntakePart } from './IntakePart.tsx'

const states = ['submitted', 'approved', 'refused'] as const

/** The queue at the left, the chosen application at the right; on a phone one at a time. */
export function ApplicationsPart({ applications }: { applications: Application[] }) {
  const t = useWords('organizations')
  const go = useGo()
  const asked = useQueryValue('application')
  const chosen = applications.find(({ id }) => id === asked)
  const [state, setState] = useState<Application['state']>(chosen?.state ?? 'submitted')
  const shown = applications.filter((application) => application.state === state)
  const open = (id: string) => go(`/operator?application=${id}`)
  return (
    <div className="desk" data-open={chosen ? true : undefined}>
      <div className="desk-list">
        <h2 className="sr">{t('desk.applications')}</h2>
        <IntakePart />
        <Pills
          label={t('desk.which')}
          value={state}
          onChange={setState}
          options={states.map((value) => ({
            value,
            label: `${t(`desk.${value}`)} ${applications.filter((one) => one.state === value).length}`,
          }))}
        />
        {shown.length > 0 ? (
          <ul className="desk-rows">
            {shown.map((application) => (
              <ApplicationRow
                key={application.id}
                application={application}
                current={application.id === chosen?.id}
                onOpen={() => open(application.id)}
              />
            ))}
          </ul>
        ) : (
          <Empty
            icon={Inbox}
            title={t(`desk.empty.${state}`)}
            text={t(`desk.emptyText.${state}`)}
            actions={
              state === 'submitted' && (
                <Button kind="line" href="/apply">
                  {t('desk.toApply')}
                </Button>
              )
            }
          />
        )}
      </div>
      <div className="desk-card">
        {chosen ? (
          <ApplicationCard key={chosen.id} application={chosen} onDecided={() => setState('submitted')} />
        ) : (
          shown.length > 0 && <p className="dim desk-hint">{t('desk.hint')}</p>
        )}
      </div>
    </div>
  )
}
