import '../words.ts'
import '../lessons.css'
import { House, Plus } from 'lucide-react'
import { useState } from 'react'
import type { endRemote, getReadiness, listOrders, RemoteOrder } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Card, Confirm, Empty, Note, Skeleton, Tag, TopBar, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { dayTitle, dayWords, paperDay } from '../day-words.ts'
import { TopDeed } from '../TopDeed.tsx'
import { DeclareDialog } from './DeclareDialog.tsx'
import { ReadinessCard } from './ReadinessCard.tsx'

/** «Дистант»: orders of the director, and what is ready for them. */
export const RemoteScreen = () => <InSchool work>{(hat) => <Remote hat={hat} />}</InSchool>

function Remote({ hat }: { hat: Hat }) {
  const t = useWords('lessons')
  const organizationId = hat.organization.id
  const [declaring, setDeclaring] = useState(false)
  const orders = useAsk<typeof listOrders>('lessons.listOrders', { organizationId })
  const readiness = useAsk<typeof getReadiness>('lessons.getReadiness', { organizationId })
  const administers = hat.can.administer
  const { orders: declared = [], today = '' } = orders.data ?? {}
  const due = new Set(
    declared.filter(({ endedAt, to }) => !endedAt && to >= today).flatMap((one) => one.classes.map(({ id }) => id)),
  )
  // Those that an order concerns come first.
  const inOrder = (readiness.data?.classes ?? []).toSorted(
    (one, other) => Number(due.has(other.classId)) - Number(due.has(one.classId)),
  )
  return (
    <>
      <title>{t('remoteMode.title')}</title>
      <TopBar
        title={t('remoteMode.title')}
        text={t('remoteMode.subtitle')}
        {...(administers ? {} : { back: '/school' })}
      >
        {administers && <TopDeed icon={Plus} label={t('remoteMode.declare')} onClick={() => setDeclaring(true)} />}
      </TopBar>
      <SchoolTabs />
      {orders.error && <Note kind="bad">{orders.error.reason}</Note>}
      <div className="stack stack-l lessons-wide">
        {orders.data?.orders.map((order) => (
          <OrderCard key={order.id} order={order} today={orders.data.today} administers={administers} />
        ))}
        <section className="stack">
          <h2>{t('ready.title')}</h2>
          <p className="dim">{t('ready.text')}</p>
          {!readiness.data && !readiness.error && <Skeleton rows lines={4} />}
          {readiness.data?.classes.length === 0 && (
            <Empty icon={House} title={t('timetable.empty.title')} text={t('timetable.empty.text')} />
          )}
          <div className="lessons-ready">
            {inOrder.map((one) => (
              <ReadinessCard key={one.classId} one={one} />
            ))}
          </div>
        </section>
      </div>
      {declaring && <DeclareDialog hat={hat} onClose={() => setDeclaring(false)} />}
    </>
  )
}

type OrderProps = { order: RemoteOrder; today: string; administers: boolean }

function OrderCard({ order, today, administers }: OrderProps) {
  const t = useWords('lessons')
  const [ending, setEnding] = useState(false)
  const end = useRun<typeof endRemote>('lessons.endRemote', {
    refresh: ['lessons.listOrders', 'lessons.listLessons'],
    onDone: () => setEnding(false),
  })
  const over = order.endedAt !== null || order.to < today
  const now = !over && order.from <= today
  const span =
    order.from === order.to
      ? dayTitle(order.from)
      : t('week.span', { from: dayTitle(order.from), to: dayWords(order.to) })
  return (
    <Card
      title={span}
      mark={
        <Tag kind={now ? 'ok' : over ? undefined : 'wait'}>
          {t(now ? 'remoteMode.now' : over ? 'remoteMode.over' : 'remoteMode.ahead')}
        </Tag>
      }
    >
      <div className="stack stack-s">
        <p>{order.classes.map(({ name }) => name).join(', ')}</p>
        <p className="small dim">
          {t('remoteMode.order', {
            number: order.number,
            day: paperDay(order.day),
            ground: t(`ground.${order.ground}`),
            by: order.declaredBy,
          })}
        </p>
        {order.bells && <p className="small dim">{t('remoteMode.bells', { name: order.bells.name })}</p>}
        {order.note && <p className="small">{order.note}</p>}
        {administers && !over && (
          <div>
            <Button kind="line" onClick={() => setEnding(true)}>
              {t('remoteMode.end')}
            </Button>
          </div>
        )}
      </div>
      {ending && (
        <Confirm
          open
          onClose={() => setEnding(false)}
          title={t('remoteMode.endTitle')}
          confirm={t('remoteMode.end')}
          cancel={t('cancel')}
          busy={end.isPending}
          onConfirm={() => end.mutate({ orderId: order.id }, { onError: ({ reason }) => toast(reason) })}
        >
          <p>{t('remoteMode.endText')}</p>
        </Confirm>
      )}
    </Card>
  )
}
