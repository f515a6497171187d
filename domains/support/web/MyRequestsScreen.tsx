import './words.ts'
import './support.css'
import { LifeBuoy, Plus } from 'lucide-react'
import type { listMine } from '#contract/support'
import { Button, Empty, Note, Page, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { RequestList } from './RequestList.tsx'

/** «Мои обращения» */
export function MyRequestsScreen() {
  const t = useWords('support')
  useMe()
  const { data, error } = useAsk<typeof listMine>('support.listMine', {})
  const ask = (
    <Button kind="pri" icon={Plus} href="/help/ask">
      {t('mine.new')}
    </Button>
  )
  return (
    <Page>
      <TopBar title={t('mine.title')} text={t('mine.text')} back="/more">
        {data && data.requests.length > 0 && ask}
      </TopBar>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={3} />}
      {data?.requests.length === 0 && (
        <Empty icon={LifeBuoy} title={t('mine.empty.title')} text={t('mine.empty.text')} actions={ask} />
      )}
      {data && <RequestList requests={data.requests} side="asker" path="/more/help" />}
    </Page>
  )
}
