import './words.ts'
import './school.css'
import { Eye } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Hat } from '#contract/people'
import { InSchool } from '#screens/people'
import { Button, Card, Field, Note, Skeleton, TopBar } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import type { listLookedMessages, lookInto } from '../../contract.ts'
import { useSchoolChats, useSchoolTitles } from './ListPart.tsx'
import { LookedMessages } from './LookedMessages.tsx'

/** A look into a chat where one has no seat: first the reason, which its members read, then half an hour of reading. */
export const LookScreen = () => <InSchool administer>{(hat) => <Look hat={hat} />}</InSchool>

function Look({ hat }: { hat: Hat }) {
  const t = useWords('schoolChats')
  const chatId = useParam('chatId')
  const { data: chats } = useSchoolChats(hat.organization.id)
  const title = useSchoolTitles(hat)
  const chat = chats?.chats.find(({ id }) => id === chatId)
  const [begun, setBegun] = useState(false)
  const looking = begun || Boolean(chat?.lookUntil && Date.parse(chat.lookUntil) > Date.now())
  const open = useAsk<typeof listLookedMessages>('chats.listLookedMessages', { chatId }, { enabled: looking })
  return (
    <>
      <TopBar title={chat ? title(chat) : t('look.title')} text={t('look.text')} back="/school/chats" />
      {!chats || open.isLoading ? (
        <Skeleton lines={6} />
      ) : open.data && Date.parse(open.data.until) > Date.now() ? (
        <LookedMessages chatId={chatId} newest={open.data.messages} until={open.data.until} />
      ) : (
        <ReasonForm chatId={chatId} onBegun={() => setBegun(true)} />
      )}
    </>
  )
}

const SHORTEST = 5

function ReasonForm({ chatId, onBegun }: { chatId: string; onBegun: () => void }) {
  const t = useWords('schoolChats')
  const [reason, setReason] = useState('')
  const [pressed, setPressed] = useState(false)
  const look = useRun<typeof lookInto>('chats.lookInto', { refresh: ['chats.listSchoolChats'], onDone: onBegun })
  const short = pressed && reason.trim().length < SHORTEST ? t('look.short') : undefined
  function begin(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (reason.trim().length >= SHORTEST) look.mutate({ chatId, reason: reason.trim() })
  }
  return (
    <form className="chats-school stack" onSubmit={begin}>
      <Card title={t('look.ask')}>
        <div className="stack">
          <p>{t('look.explain')}</p>
          <Field
            label={t('look.reason')}
            hint={t('look.reasonHint')}
            maxLength={300}
            value={reason}
            error={short ?? look.error?.reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="row">
            <Button kind="pri" type="submit" icon={Eye} busy={look.isPending}>
              {t('look.begin')}
            </Button>
          </div>
        </div>
      </Card>
      <Note>{t('look.log')}</Note>
    </form>
  )
}
