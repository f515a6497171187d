import './network.css'
import './words.ts'
import { Building2, UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import type { dismissCurator, listCurators } from '#contract/network'
import { Button, Card, Confirm, Empty, IconButton, Note, Page, Skeleton, TopBar, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { AppointDialog } from './AppointDialog.tsx'

type Told = (typeof listCurators)['output']['_output']

/** The operator's: who oversees which territory. */
export function CuratorsScreen() {
  const t = useWords('network')
  useMe()
  const [appointing, setAppointing] = useState(false)
  const { data, error } = useAsk<typeof listCurators>('network.listCurators', {})
  return (
    <Page>
      <title>{t('curators.title')}</title>
      <TopBar title={t('curators.title')} text={t('curators.text')} back="/operator">
        <IconButton
          className="only-phone"
          icon={UserPlus}
          label={t('curators.appoint')}
          onClick={() => setAppointing(true)}
        />
        <Button className="only-wide" kind="pri" icon={UserPlus} onClick={() => setAppointing(true)}>
          {t('curators.appoint')}
        </Button>
      </TopBar>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={4} />}
      {data?.curators.length === 0 && (
        <Empty icon={Building2} title={t('curators.none')} text={t('curators.noneText')} />
      )}
      <div className="network-cards">
        {data?.curators.map((curator) => (
          <CuratorCard key={curator.id} curator={curator} />
        ))}
      </div>
      {appointing && data && <AppointDialog territories={data.territories} onClose={() => setAppointing(false)} />}
    </Page>
  )
}

function CuratorCard({ curator }: { curator: Told['curators'][number] }) {
  const t = useWords('network')
  const [asking, setAsking] = useState(false)
  const dismiss = useRun<typeof dismissCurator>('network.dismissCurator', { refresh: ['network.listCurators'] })
  const { id, name, address, region, municipality, schools, open, appointedAt } = curator
  return (
    <Card
      title={name}
      aside={<IconButton icon={X} label={t('curators.dismiss', { name })} onClick={() => setAsking(true)} />}
    >
      <p>{[municipality, region].filter(Boolean).join(', ')}</p>
      <p className="small dim">{t('curators.schools', { open, of: schools })}</p>
      <p className="small dim">
        {[address, t('curators.since', { when: formatPaperDate(appointedAt) })].filter(Boolean).join(' · ')}
      </p>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('curators.ask', { name })}
        confirm={t('curators.dismissDo')}
        cancel={t('cancel')}
        red
        onConfirm={() => {
          setAsking(false)
          dismiss.mutate({ curatorId: id }, { onError: ({ reason }) => toast(reason) })
        }}
      >
        {t('curators.askText')}
      </Confirm>
    </Card>
  )
}
