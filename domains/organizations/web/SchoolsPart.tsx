import { Ban, Building2 } from 'lucide-react'
import { useState } from 'react'
import type { listOrganizations, resumeOrganization, suspendOrganization } from '#contract/organizations'
import { sizeOf } from '#screens/installation'
import { Button, Card, Dialog, Empty, Field, Note, Progress, Skeleton, Tag, TextArea, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'

type School = (typeof listOrganizations)['output']['_output']['organizations'][number]

/** Every school of the installation in counts, and the switch that closes one for a time. */
export function SchoolsPart() {
  const t = useWords('organizations')
  const [text, setText] = useState('')
  const { data, error } = useAsk<typeof listOrganizations>('organizations.listOrganizations', {})
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton rows lines={4} />
  const words = text.toLowerCase().split(/\s+/)
  const shown = data.organizations.filter(({ name, municipality, region }) =>
    words.every((word) => `${name} ${municipality} ${region}`.toLowerCase().includes(word)),
  )
  return (
    <div className="stack">
      <h2 className="sr">{t('schools.title')}</h2>
      {data.organizations.length > 5 && (
        <Field label={t('schools.find')} type="search" value={text} onChange={({ target }) => setText(target.value)} />
      )}
      {shown.length === 0 && <Empty icon={Building2} title={t('schools.none')} text={t('schools.noneText')} />}
      <div className="desk-schools">
        {shown.slice(0, SHOWN).map((school) => (
          <SchoolCard key={school.id} school={school} />
        ))}
      </div>
      {shown.length > SHOWN && <p className="dim">{t('schools.more', { count: shown.length - SHOWN })}</p>}
    </div>
  )
}

const SHOWN = 60

function SchoolCard({ school }: { school: School }) {
  const t = useWords('organizations')
  const [asking, setAsking] = useState(false)
  const refresh = ['organizations.listOrganizations']
  const resume = useRun<typeof resumeOrganization>('organizations.resumeOrganization', { refresh })
  const { id, name, region, municipality, people, joined, classes, administered, bytes, quota, suspended } = school
  return (
    <Card title={name} mark={suspended && <Tag kind="bad">{t('schools.closed')}</Tag>}>
      <div className="stack stack-s">
        <p className="dim">{[municipality, region].filter(Boolean).join(', ')}</p>
        <p>
          {t('schools.people', { joined, people })} · {t('schools.classes', { count: classes })}
        </p>
        {!administered && (
          <span>
            <Tag kind="wait">{t('schools.noAdministrator')}</Tag>
          </span>
        )}
        <div>
          <p className="small dim">{t('schools.storage', { bytes: sizeOf(bytes), quota: sizeOf(quota) })}</p>
          <Progress value={bytes} max={quota} warn={bytes > quota * 0.85} label={t('schools.storageOf', { name })} />
        </div>
        <p className="small dim">{t('schools.since', { when: formatPaperDate(school.createdAt) })}</p>
        {suspended && (
          <Note kind="bad">{t('schools.why', { when: formatPaperDate(suspended.at), reason: suspended.reason })}</Note>
        )}
        {suspended ? (
          <Button
            kind="soft"
            busy={resume.isPending}
            aria-label={t('schools.resumeOne', { name })}
            onClick={() => resume.mutate({ organizationId: id }, { onError: ({ reason }) => toast(reason) })}
          >
            {t('schools.resume')}
          </Button>
        ) : (
          <Button kind="line" icon={Ban} aria-label={t('schools.suspendOne', { name })} onClick={() => setAsking(true)}>
            {t('schools.suspend')}
          </Button>
        )}
      </div>
      {asking && <SuspendDialog school={school} onClose={() => setAsking(false)} />}
    </Card>
  )
}

/** The consequence first, and a reason that the school's people will read. */
function SuspendDialog({ school: { id, name, joined }, onClose }: { school: School; onClose: () => void }) {
  const t = useWords('organizations')
  const [reason, setReason] = useState('')
  const suspend = useRun<typeof suspendOrganization>('organizations.suspendOrganization', {
    refresh: ['organizations.listOrganizations'],
    onDone: onClose,
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('schools.ask', { name })}
      actions={
        <Button
          kind="line"
          className="btn-red"
          busy={suspend.isPending}
          disabled={reason.trim().length < 3}
          onClick={() => suspend.mutate({ organizationId: id, reason })}
        >
          {t('schools.suspend')}
        </Button>
      }
    >
      <div className="stack">
        <p>{t('schools.askText', { count: joined })}</p>
        {suspend.error && <Note kind="bad">{suspend.error.reason}</Note>}
        <TextArea
          label={t('schools.reason')}
          hint={t('schools.reasonHint')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </Dialog>
  )
}
