import './words.ts'
import './transfers.css'
import { Archive, Download } from 'lucide-react'
import { useState } from 'react'
import type { Hat } from '#contract/people'
import type { listExports, openExport, requestExport, SchoolExport } from '#contract/transfers'
import { answersForSchool } from '#rules/people'
import { InSchool } from '#screens/people'
import { Button, Card, Empty, Field, Note, Progress, Skeleton, TopBar } from '#ui'
import { downloadUrl, newId, useAsk, useRun } from '#web/api'
import { formatDay, formatTime, useWords } from '#web/i18n'

const LIST = 'transfers.listExports'

/** «Архив школы»: asked for with a reason, made by the server, downloaded within a day. */
export const SchoolArchiveScreen = () => <InSchool administer>{(hat) => <SchoolArchive hat={hat} />}</InSchool>

function SchoolArchive({ hat }: { hat: Hat }) {
  const t = useWords('transfers')
  const organizationId = hat.organization.id
  const allowed = answersForSchool(hat.roles)
  const { data, error } = useAsk<typeof listExports>(
    LIST,
    { organizationId },
    {
      enabled: allowed,
      refetchInterval: ({ state }) => (state.data?.exports.some(isWorking) ? 1000 : false),
    },
  )
  if (!allowed) return <Empty icon={Archive} title={t('notYours.title')} text={t('notYours.text')} />
  return (
    <>
      <TopBar title={t('title')} text={hat.organization.shortName} back="/school/audit" />
      <div className="transfers">
        <Ask organizationId={organizationId} busy={data?.exports.some(isWorking) ?? false} />
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton lines={3} />}
        {data?.exports.length === 0 && <Empty icon={Archive} title={t('none')} text={t('noneHint')} />}
        {data && data.exports.length > 0 && (
          <Card title={t('list')}>
            <ul className="transfers-list">
              {data.exports.map((one) => (
                <ExportRow key={one.id} one={one} zone={hat.organization.timeZone} />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}

const isWorking = ({ state }: SchoolExport): boolean => state === 'working'

function Ask({ organizationId, busy }: { organizationId: string; busy: boolean }) {
  const t = useWords('transfers')
  const [reason, setReason] = useState('')
  const ask = useRun<typeof requestExport>('transfers.requestExport', {
    refresh: [LIST],
    onDone: () => setReason(''),
  })
  return (
    <Card>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate({ id: newId(), organizationId, reason })
        }}
      >
        <p>{t('text')}</p>
        <p className="dim">{t('without')}</p>
        <Field
          label={t('reason')}
          hint={t('reasonHint')}
          value={reason}
          required
          minLength={5}
          maxLength={300}
          error={ask.error?.field === 'reason' ? ask.error.reason : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {ask.error && ask.error.field !== 'reason' && <Note kind="bad">{ask.error.reason}</Note>}
        <div className="wrap">
          <Button kind="pri" type="submit" icon={Archive} busy={ask.isPending || busy}>
            {t('ask')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function ExportRow({ one, zone }: { one: SchoolExport; zone: string }) {
  const t = useWords('transfers')
  const when = (at: string) => `${formatDay(at, { timeZone: zone })}, ${formatTime(at, { timeZone: zone })}`
  return (
    <li>
      <p>
        <b>{one.reason}</b>
      </p>
      <p className="dim small">
        {when(one.at)} · {one.by}
      </p>
      {one.state === 'working' && (
        <>
          <Progress label={t('making')} value={one.done} max={Math.max(one.total, 1)} />
          <p className="dim small">{t('makingHint')}</p>
        </>
      )}
      {one.state === 'ready' && (
        <div className="wrap">
          <Button
            kind="line"
            icon={Download}
            href={downloadUrl<typeof openExport>('transfers.openExport', { exportId: one.id })}
            data-file
          >
            {t('download', { size: sizeOf(one.size ?? 0) })}
          </Button>
          <span className="dim small">{t('until', { time: when(one.expiresAt!) })}</span>
        </div>
      )}
      {one.state === 'failed' && <Note kind="bad">{t('failed')}</Note>}
      {one.state === 'expired' && <p className="dim small">{t('expired')}</p>}
    </li>
  )
}

function sizeOf(bytes: number): string {
  const units = document.documentElement.lang === 'en' ? ['KB', 'MB', 'GB'] : ['КБ', 'МБ', 'ГБ']
  let [value, place] = [bytes / 1024, 0]
  while (value >= 1024 && place < units.length - 1) {
    value /= 1024
    place++
  }
  const text = value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: value < 10 ? 1 : 0 })
  return `${text}\u00a0${units[place]}`
}
