import { AtSign, BellRing, Building2, ListChecks, MailQuestion, UserPlus, Users } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import type { Hat } from '#contract/people'
import { SuspendedNote } from '#screens/people'
import { AskCard, Button, Empty } from '#ui'
import { refresh, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useHat, useHats } from '#web/session'
import type { Chat, listMentions, Message } from '../../contract.ts'
import { usePlainWords } from '../feed/plain-words.ts'
import { shortName, useTitles } from '../names.ts'
import { useChats } from '../use-chats.ts'
import { asks as others, useAsksCount } from './asks.ts'
import { InstallCard } from './InstallCard.tsx'
import { useAbsent, useApplications, useIsFirstDay, useMyRequests, useRequests } from './use-important.ts'

/** What waits for me, the most urgent first; kind words at the end. */
export function Important() {
  const t = useWords('chats')
  const hats = useHats()
  const hat = useHat()
  const asks = [...useAsks(hat ?? undefined)]
  const waiting = asks.length + useAsksCount()
  return (
    <div className="stack stack-s">
      {others.map(({ key, Cards }) => (
        <Suspense key={key}>
          <Cards />
        </Suspense>
      ))}
      {asks}
      {hats?.length === 0 && waiting === 0 && <NoSchool />}
      <InstallCard />
      {waiting > 0 ? (
        <Empty end icon={BellRing} text={t('home.done')} />
      ) : (
        hats?.length !== 0 && <Empty icon={BellRing} title={t('home.quiet.title')} text={t('home.quiet.text')} />
      )}
    </div>
  )
}

function useAsks(hat: Hat | undefined) {
  return [
    ...useApplicationAsk(),
    ...useRequestAsk(),
    ...useMentionAsks(),
    ...useFirstDayAsk(),
    ...useAbsentAsks(hat),
    ...useMyRequestAsks(),
  ]
}

function useApplicationAsk() {
  const t = useWords('chats')
  const count = useApplications()
  if (count === 0) return []
  return [
    <AskCard
      key="applications"
      icon={Building2}
      kind={t('home.operator.kind')}
      title={t('home.operator.title', { count })}
      actions={go('/operator', t('home.operator.open'))}
    />,
  ]
}

function useRequestAsk() {
  const t = useWords('chats')
  const count = useRequests()
  if (count === 0) return []
  return [
    <AskCard
      key="requests"
      icon={UserPlus}
      kind={t('home.requests.kind')}
      title={t('home.requests.title', { count })}
      text={t('home.requests.text')}
      actions={go('/school/requests', t('home.requests.open'))}
    />,
  ]
}

function useMentionAsks() {
  const t = useWords('chats')
  const title = useTitles()
  const mentioned = (useChats() ?? []).filter(({ chat }) => chat.mentioned)
  const said = useMentions(mentioned.map(({ chat }) => chat))
  return mentioned.map(({ chat }) => (
    <AskCard
      key={chat.id}
      icon={AtSign}
      kind={t('home.mention.kind')}
      title={title(chat)}
      text={said.get(chat.id) && <Said message={said.get(chat.id)!} />}
      actions={go(`/chats/${chat.id}`, t('home.mention.open'))}
    />
  ))
}

/** Of each chat the first words that named me and that I have not read. */
function useMentions(chats: Chat[]): Map<string, Message> {
  const { data } = useAsk<typeof listMentions>('chats.listMentions', {}, { enabled: chats.length > 0 })
  const heard = chats.map(({ id, lastMsgNo }) => `${id} ${lastMsgNo}`).join()
  useEffect(() => {
    if (heard) refresh('chats.listMentions')
  }, [heard])
  const unread = (data?.mentions ?? []).filter((one) => one.unread).toReversed()
  return new Map(
    chats
      .flatMap(({ id }) => unread.find(({ message }) => message.chatId === id)?.message ?? [])
      .map((message) => [message.chatId, message]),
  )
}

function Said({ message }: { message: Message }) {
  const t = useWords('chats')
  return t('said', { name: shortName(message.author.name), text: usePlainWords(message.text ?? '') })
}

function useFirstDayAsk() {
  const t = useWords('chats')
  if (!useIsFirstDay()) return []
  return [
    <AskCard
      key="first-day"
      icon={ListChecks}
      kind={t('home.firstDay.kind')}
      title={t('home.firstDay.title')}
      text={t('home.firstDay.text')}
      actions={go('/school', t('home.firstDay.open'))}
    />,
  ]
}

function useAbsentAsks(hat: Hat | undefined) {
  const t = useWords('chats')
  return useAbsent().map(({ class: one, known, joined }) => (
    <AskCard
      key={one.id}
      icon={Users}
      kind={t(`home.absent.kind.${hat?.organization.kind ?? 'school'}`)}
      title={t('home.absent.title', { name: one.name, known, joined })}
      text={t('home.absent.text')}
      actions={go(`/school/classes/${one.id}`, t('home.absent.open'))}
    />
  ))
}

function useMyRequestAsks() {
  const t = useWords('chats')
  return useMyRequests()
    .filter(({ state }) => state !== 'accepted')
    .map(({ id, organizationName, state, reason }) => (
      <AskCard
        key={id}
        icon={MailQuestion}
        kind={t('home.waitingRequest.kind')}
        title={t(state === 'refused' ? 'home.waitingRequest.refused' : 'home.waitingRequest.title')}
        text={
          reason
            ? t('home.waitingRequest.reason', { reason })
            : t('home.waitingRequest.text', { organization: organizationName })
        }
        actions={null}
      />
    ))
}

function NoSchool() {
  const t = useWords('chats')
  return (
    <>
      <Suspense>
        <SuspendedNote />
      </Suspense>
      <Empty
        icon={UserPlus}
        title={t('home.noSchool.title')}
        text={t('home.noSchool.text')}
        actions={go('/sheet', t('home.noSchool.open'))}
      />
    </>
  )
}

const go = (href: string, label: string) => (
  <Button kind="pri" href={href}>
    {label}
  </Button>
)
