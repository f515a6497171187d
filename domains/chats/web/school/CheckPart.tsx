import { Check, Wrench } from 'lucide-react'
import type { OutputOf } from '#contract'
import type { Hat } from '#contract/people'
import { Button, Card, type Column, Icon, Note, Skeleton, Table, Tag, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import type { checkChats, mendChats } from '../../contract.ts'
import { useSchoolTitles } from './ListPart.tsx'

type Checked = OutputOf<typeof checkChats>['chats'][number]

const isMended = ({ chatId, lacks, strangers }: Checked) =>
  chatId !== null && lacks.length === 0 && strangers.length === 0

/** R064: whether every chat that has to appear by itself is there, with everybody in it and an adult for the pupils. */
export function CheckPart({ hat }: { hat: Hat }) {
  const t = useWords('schoolChats')
  const organizationId = hat.organization.id
  const { data, error } = useAsk<typeof checkChats>('chats.checkChats', { organizationId })
  const mend = useRun<typeof mendChats>('chats.mendChats', {
    refresh: ['chats.checkChats', 'chats.listSchoolChats'],
    onDone: () => toast(t('check.mended')),
  })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton lines={8} />
  const broken = data.chats.filter((chat) => !isMended(chat))
  const alone = data.chats.filter(({ adult }) => !adult)
  return (
    <div className="stack chats-school">
      {broken.length === 0 ? (
        <Note kind="ok">{t('check.well', { count: data.chats.length })}</Note>
      ) : (
        <Note
          kind="bad"
          actions={
            <Button
              kind="pri"
              icon={Wrench}
              busy={mend.isPending}
              onClick={() => mend.mutate({ organizationId }, { onError: ({ reason }) => toast(reason, { bad: true }) })}
            >
              {t('check.mend')}
            </Button>
          }
        >
          {t('check.broken', { count: broken.length })}
        </Note>
      )}
      {alone.length > 0 && (
        <Note kind="wait">
          {t('check.alone', { count: alone.length, names: alone.map(({ className }) => className).join(', ') })}
        </Note>
      )}
      <OfSchool chats={data.chats} hat={hat} />
      <OfClasses chats={data.chats} />
      {broken.some(({ lacks, strangers }) => lacks.length + strangers.length > 0) && (
        <Card title={t('check.names')}>
          <Names chats={broken} hat={hat} />
        </Card>
      )}
      <p className="small dim">{t('check.hint')}</p>
    </div>
  )
}

function OfSchool({ chats, hat }: { chats: readonly Checked[]; hat: Hat }) {
  const t = useWords('schoolChats')
  const title = useSchoolTitles(hat)
  const whole = chats.filter(({ classId }) => classId === null)
  const columns: Column<Checked>[] = [
    { key: 'name', head: t('check.chat'), place: 'main', cell: (chat) => title(named(chat)) },
    { key: 'state', head: t('check.state'), place: 'act', cell: (chat) => <State chat={chat} /> },
  ]
  return <Table caption={t('check.school')} columns={columns} rows={whole} rowKey={({ automatic }) => automatic} />
}

const PARTS = ['class', 'parents', 'teachers'] as const

function OfClasses({ chats }: { chats: readonly Checked[] }) {
  const t = useWords('schoolChats')
  const rows = [...Map.groupBy(chats, ({ classId }) => classId)].flatMap(([id, own]) => (id ? [{ id, own }] : []))
  if (rows.length === 0) return null
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'name', head: t('check.name'), place: 'main', cell: ({ own }) => own[0]?.className },
    ...PARTS.map((part) => ({
      key: part,
      head: t(`check.${part}`),
      cell: ({ own }: (typeof rows)[number]) => <State chat={own.find(({ automatic }) => automatic === part)} />,
    })),
  ]
  return <Table caption={t('check.classes')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

function State({ chat }: { chat: Checked | undefined }) {
  const t = useWords('schoolChats')
  if (!chat?.chatId) return <Tag kind="bad">{t('check.missing')}</Tag>
  if (chat.lacks.length > 0) return <Tag kind="bad">{t('check.lacks', { count: chat.lacks.length })}</Tag>
  if (chat.strangers.length > 0) return <Tag kind="bad">{t('check.strangers', { count: chat.strangers.length })}</Tag>
  if (!chat.adult) return <Tag kind="wait">{t('check.noAdult')}</Tag>
  return <Icon of={Check} label={t('check.fine')} className="chats-fine" />
}

function Names({ chats, hat }: { chats: readonly Checked[]; hat: Hat }) {
  const t = useWords('schoolChats')
  const title = useSchoolTitles(hat)
  return (
    <ul className="stack stack-s">
      {chats.map((chat) => (
        <li key={`${chat.automatic} ${chat.classId}`}>
          <b>{title(named(chat))}</b>
          {chat.lacks.length > 0 && <p>{t('check.lackNames', { names: chat.lacks.join(', ') })}</p>}
          {chat.strangers.length > 0 && <p>{t('check.strangerNames', { names: chat.strangers.join(', ') })}</p>}
        </li>
      ))}
    </ul>
  )
}

const named = ({ automatic, className }: Checked) => ({ automatic, className, title: null, kind: 'group' as const })
