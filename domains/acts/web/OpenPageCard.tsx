import type { openPage } from '#contract/acts'
import { Card, Checkbox, Note } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { SHELF } from './use-shelf.ts'

/** R206: a page for the school's site, open without signing in; the school decides. */
export function OpenPageCard({ organizationId, open }: { organizationId: string; open: boolean }) {
  const t = useWords('acts')
  const turning = useRun<typeof openPage>('acts.openPage', { refresh: SHELF })
  const shown = turning.isPending ? turning.variables.on : open
  const address = `/public/acts/${organizationId}`
  return (
    <Card title={t('page.title')}>
      <div className="stack stack-s">
        <p className="dim">{t('page.text')}</p>
        <Checkbox label={t('page.open')} checked={shown} onChange={(on) => turning.mutate({ organizationId, on })} />
        {turning.error && <Note kind="bad">{turning.error.reason}</Note>}
        {open && (
          <p className="small acts-address">
            <a href={address}>{`${location.origin}${address}`}</a>
          </p>
        )}
      </div>
    </Card>
  )
}
