import './network.css'
import './words.ts'
import { Building2 } from 'lucide-react'
import { useState } from 'react'
import type { listOurCurators, setConsent } from '#contract/network'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Card, Confirm, Count, Empty, Note, Skeleton, TopBar, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'
import { useQueryValue } from '#web/router'
import { LettersCard } from './LettersCard.tsx'

/** «Куратор»: who oversees this school from outside, what it lets them see, and letters with them (R058, R198). */
export const OurCuratorsScreen = () => <InSchool administer>{(hat) => <OurCurators hat={hat} />}</InSchool>

type Told = (typeof listOurCurators)['output']['_output']

function OurCurators({ hat }: { hat: Hat }) {
  const t = useWords('network')
  const organizationId = hat.organization.id
  const { data, error } = useAsk<typeof listOurCurators>('network.listOurCurators', { organizationId })
  return (
    <>
      <title>{t('ours.title')}</title>
      <TopBar title={t('ours.title')} text={hat.organization.shortName} />
      <SchoolTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={4} />}
      {data && (
        <div className="network-cols">
          <div className="stack">
            <ConsentCard told={data} organizationId={organizationId} />
          </div>
          <div className="stack">
            {data.curators.length === 0 && (
              <Card>
                <Empty icon={Building2} title={t('ours.none')} text={t('ours.noneText')} />
              </Card>
            )}
            {data.curators.map((curator) => (
              <Thread key={curator.id} curator={curator} organizationId={organizationId} />
            ))}
          </div>
        </div>
      )}
    </>
  )
}

function ConsentCard({ told: { territory, consent, can }, organizationId }: { told: Told; organizationId: string }) {
  const t = useWords('network')
  const [asking, setAsking] = useState(false)
  const set = useRun<typeof setConsent>('network.setConsent', { refresh: ['network.listOurCurators'] })
  const change = (open: boolean) => set.mutate({ organizationId, open }, { onError: ({ reason }) => toast(reason) })
  return (
    <Card title={t('consent.title')}>
      <div className="stack">
        <p>{t('consent.what', { ...territory })}</p>
        <ul className="network-list">
          <li>{t('consent.shown')}</li>
          <li>{t('consent.hidden')}</li>
        </ul>
        {consent ? (
          <Note kind="ok">{t('consent.given', { by: consent.by, when: formatPaperDate(consent.at) })}</Note>
        ) : (
          <Note>{t('consent.none')}</Note>
        )}
        {can.consent ? (
          <span className="row wrap">
            {consent ? (
              <Button kind="line" busy={set.isPending} onClick={() => change(false)}>
                {t('consent.close')}
              </Button>
            ) : (
              <Button kind="pri" busy={set.isPending} onClick={() => setAsking(true)}>
                {t('consent.open')}
              </Button>
            )}
          </span>
        ) : (
          <p className="small dim">{t('consent.notYours')}</p>
        )}
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('consent.ask')}
        confirm={t('consent.open')}
        cancel={t('cancel')}
        onConfirm={() => {
          setAsking(false)
          change(true)
        }}
      >
        {t('consent.askText', { ...territory })}
      </Confirm>
    </Card>
  )
}

function Thread({ curator, organizationId }: { curator: Told['curators'][number]; organizationId: string }) {
  const t = useWords('network')
  const { id, name, region, municipality, unread } = curator
  const [open, setOpen] = useState(useQueryValue('curator') === id)
  if (open) return <LettersCard organizationId={organizationId} curatorId={id} title={name} />
  return (
    <Card title={name} mark={unread > 0 && <Count value={unread} bell />}>
      <p className="dim network-office">
        {municipality ? t('ours.ofPlace', { municipality }) : t('ours.ofRegion', { region })}
      </p>
      <Button kind="soft" onClick={() => setOpen(true)}>
        {t('letters.open')}
      </Button>
    </Card>
  )
}
