import { Mail, MailOpen, MessageSquare, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { listOutgoing, Outgoing, retryOutgoing } from '#contract/accounts'
import { prettyPhone } from '#screens/accounts'
import { Button, Empty, Field, Icon, Note, Skeleton, Tag, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'
import { soughtIn } from './sought.ts'

const AGAIN_EVERY = 5000
const tags = { waiting: undefined, sent: 'ok', failed: 'bad', no_gateway: 'wait' } as const

/** Without a gateway a code is read here and told to the person aloud. */
export function OutgoingPart() {
  const t = useWords('organizations')
  const [text, setText] = useState('')
  const { data } = useAsk<typeof listOutgoing>('accounts.listOutgoing', {}, { refetchInterval: AGAIN_EVERY })
  if (!data) return <Skeleton rows lines={4} />
  const { gateways } = data
  const shown = data.outgoing.filter(({ address }) => soughtIn(address, text))
  return (
    <div className="outgoing">
      <h2 className="sr">{t('desk.outgoing')}</h2>
      {(!gateways.sms || !gateways.mail) && (
        <Note kind="wait">
          {!gateways.sms && <p>{t('outgoing.noSms')}</p>}
          {!gateways.mail && <p>{t('outgoing.noMail')}</p>}
        </Note>
      )}
      <Field
        label={t('outgoing.find')}
        hint={t('outgoing.findHint')}
        type="search"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {shown.length > 0 ? (
        <ul className="letters">
          {shown.map((letter) => (
            <LetterRow key={letter.id} letter={letter} />
          ))}
        </ul>
      ) : (
        <Empty icon={MailOpen} title={t('outgoing.empty')} text={t('outgoing.emptyText')} />
      )}
    </div>
  )
}

function LetterRow({ letter }: { letter: Outgoing }) {
  const t = useWords('organizations')
  return (
    <li>
      <div className="row wrap">
        <Icon of={letter.channel === 'sms' ? MessageSquare : Mail} label={t(`outgoing.${letter.channel}`)} />
        <b className="nowrap">{letter.channel === 'sms' ? prettyPhone(letter.address) : letter.address}</b>
        <Tag kind={tags[letter.state]}>{t(`outgoing.state.${letter.state}`)}</Tag>
        <span className="sp" />
        <time className="small mute" dateTime={letter.createdAt}>
          {formatBrief(letter.createdAt)}
        </time>
      </div>
      {letter.subject && <h3>{letter.subject}</h3>}
      <p className="letter-body">{letter.body}</p>
      {letter.error && <p className="small redpen">{letter.error}</p>}
      {(letter.state === 'failed' || letter.state === 'no_gateway') && <Again id={letter.id} />}
    </li>
  )
}

/** For the day the gateway is back. */
function Again({ id }: { id: string }) {
  const t = useWords('organizations')
  const retry = useRun<typeof retryOutgoing>('accounts.retryOutgoing', { refresh: ['accounts.listOutgoing'] })
  return (
    <Button
      icon={RotateCcw}
      busy={retry.isPending}
      onClick={() => retry.mutate({ outgoingId: id }, { onError: ({ reason }) => toast(reason) })}
    >
      {t('outgoing.again')}
    </Button>
  )
}
