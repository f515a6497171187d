import './installation.css'
import './words.ts'
import type { ReactNode } from 'react'
import type { drainEngine } from '#contract/calls'
import type { getHealth } from '#contract/installation'
import { Button, Card, Note, Progress, Skeleton, Tag, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief, formatPaperDate, useWords } from '#web/i18n'
import { sizeOf } from './sizes.ts'
import { troublesOf } from './troubles.ts'

const AGAIN_EVERY = 15_000

export type Health = (typeof getHealth)['output']['_output']

/** How the server fares: what asks for a hand first, then every part by itself. */
export function HealthPart() {
  const t = useWords('installation')
  const { data, error } = useAsk<typeof getHealth>('installation.getHealth', {}, { refetchInterval: AGAIN_EVERY })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton rows lines={6} />
  const troubles = troublesOf(data)
  return (
    <div className="stack">
      <h2 className="sr">{t('health')}</h2>
      {troubles.length === 0 ? (
        <Note kind="ok">{t('well', { when: formatBrief(data.at) })}</Note>
      ) : (
        <Note kind="bad">
          <ul>
            {troubles.map(({ key, values }) => (
              <li key={key}>{t(`trouble.${key}`, values)}</li>
            ))}
          </ul>
        </Note>
      )}
      <Parts health={data} />
    </div>
  )
}

function Parts({ health }: { health: Health }) {
  const t = useWords('installation')
  const { database, disk, storage, jobs, outgoing, calls, certificate, backup } = health
  const used = disk.total - disk.free
  const yes = (on: boolean) => <Tag kind={on ? 'ok' : 'wait'}>{t(on ? 'set' : 'notSet')}</Tag>
  return (
    <div className="health">
      <Card title={t('server')}>
        <Facts>
          <Fact name={t('up')}>{formatBrief(health.upSince)}</Fact>
          <Fact name={t('memory')}>{sizeOf(health.memory)}</Fact>
          <Fact name={t('live')}>{health.live}</Fact>
          <Fact name={t('origin')}>{health.origin ?? t('notSet')}</Fact>
          <Fact name={t('certificate')}>
            {certificate ? t('until', { when: formatPaperDate(certificate.until) }) : t('noCertificate')}
          </Fact>
        </Facts>
      </Card>
      <Card title={t('database')}>
        <Facts>
          <Fact name={t('version')}>{database.version}</Fact>
          <Fact name={t('size')}>{sizeOf(database.bytes)}</Fact>
          <Fact name={t('answers')}>{t('ms', { ms: Math.round(database.answersIn) })}</Fact>
          <Fact name={t('connections')}>{t('of', { done: database.connections, of: database.most })}</Fact>
          <Fact name={t('clock')}>{t('ms', { ms: Math.round(database.clockOff) })}</Fact>
        </Facts>
      </Card>
      <Card title={t('disk')}>
        <p>{t('diskUsed', { used: sizeOf(used), total: sizeOf(disk.total) })}</p>
        <Progress value={used} max={disk.total} warn={disk.free / disk.total < 0.15} label={t('disk')} />
        <Facts>
          <Fact name={t('free')}>{sizeOf(disk.free)}</Fact>
          <Fact name={t('files')}>{sizeOf(storage.bytes)}</Fact>
          <Fact name={t('where')}>{t(`storage.${storage.where}`)}</Fact>
          <Fact name={t('backup')}>
            {backup ? t('backupOf', { when: formatBrief(backup.at), size: sizeOf(backup.bytes) }) : t('noBackup')}
          </Fact>
        </Facts>
      </Card>
      <Card title={t('work')}>
        <Facts>
          <Fact name={t('jobsWaiting')}>{jobs.waiting}</Fact>
          <Fact name={t('jobsFailing')}>{jobs.failing}</Fact>
          <Fact name={t('lettersWaiting')}>{outgoing.waiting}</Fact>
          <Fact name={t('lettersFailed')}>{outgoing.failed}</Fact>
          <Fact name={t('sms')}>{yes(outgoing.sms)}</Fact>
          <Fact name={t('mail')}>{yes(outgoing.mail)}</Fact>
        </Facts>
      </Card>
      <Card title={t('calls')}>
        <Facts>
          <Fact name={t('engine')}>{calls.engine}</Fact>
          <Fact name={t('state')}>{t(calls.running ? 'running' : 'sleeping')}</Fact>
          <Fact name={t('callsNow')}>{t('callsPeople', { calls: calls.calls, people: calls.people })}</Fact>
          <Fact name={t('restarts')}>{calls.restarts}</Fact>
          <Fact name={t('relay')}>
            {t(calls.relay.kind === 'none' || calls.relay.up ? `relays.${calls.relay.kind}` : 'relays.down')}
          </Fact>
          {calls.nodes.length > 1 && calls.nodes.map((node) => <CallNode key={node.name} node={node} />)}
        </Facts>
      </Card>
    </div>
  )
}

/** One of several that carry calls. Before work on its machine it is given no new ones. */
function CallNode({ node: { name, state, calls, people } }: { node: Health['calls']['nodes'][number] }) {
  const t = useWords('installation')
  const drain = useRun<typeof drainEngine>('calls.drainEngine', { refresh: ['installation.getHealth'] })
  const draining = state === 'draining'
  return (
    <Fact name={name}>
      {t(`nodes.${state}`)}, {t('callsPeople', { calls, people })}
      <Button
        kind="line"
        busy={drain.isPending}
        onClick={() =>
          drain.mutate({ node: name, draining: !draining }, { onError: ({ reason }) => toast(reason, { bad: true }) })
        }
      >
        {t(draining ? 'takeCalls' : 'takeNoCalls')}
      </Button>
    </Fact>
  )
}

const Facts = ({ children }: { children: ReactNode }) => <dl className="health-facts">{children}</dl>
const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
