import './words.ts'
import { useState } from 'react'
import { Checkbox, Note, Segmented, Select } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import type { Chat, setRules } from '../../contract.ts'
import { chatStore } from '../store/store.ts'
import { rulesOf } from './rules-of.ts'

const PAUSES = [0, 10, 30, 60, 300, 900, 3600]
const MINUTES = [0, 3, 5, 10, 20]

type Asked = Partial<Chat['rules']> & { open?: boolean }

/** What the owner asks of everybody else; they see the same in words. */
export function RulesCard({ chat }: { chat: Chat }) {
  const t = useWords('around')
  if (chat.kind === 'direct') return null
  if (chat.can.moderate) return <RulesForm chat={chat} />
  const rules = rulesOf(chat, t)
  if (rules.length === 0) return null
  return (
    <section className="stack stack-s" aria-label={t('rules.title')}>
      <h3>{t('rules.title')}</h3>
      <ul className="chats-rules">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </section>
  )
}

function RulesForm({ chat }: { chat: Chat }) {
  const t = useWords('around')
  const saving = useRun<typeof setRules>('chats.setRules', { onDone: (changed) => chatStore.put(changed) })
  // What has been pressed stands at once, until the server has said.
  const [asked, setAsked] = useState<Asked>({})
  const rules: Chat['rules'] = { ...chat.rules, ...asked }
  const open = asked.open ?? chat.open
  const gathered = chat.automatic === null && chat.follows === null
  const put = (some: Asked) => {
    setAsked((before) => ({ ...before, ...some }))
    saving.mutate({ chatId: chat.id, ...some }, { onError: sayRefusal, onSettled: () => setAsked({}) })
  }
  const pause = (seconds: number) =>
    seconds < 60 ? t('rules.seconds', { count: seconds }) : t('rules.minutes', { count: seconds / 60 })
  return (
    <section className="stack stack-s" aria-label={t('rules.title')}>
      <h3>{t('rules.title')}</h3>
      {chat.kind === 'group' && (
        <>
          <Select
            label={t('rules.writers')}
            value={rules.writers}
            onChange={(writers) => put({ writers: writers as Chat['rules']['writers'] })}
            options={(['all', 'staff', 'owners'] as const).map((value) => ({ value, label: t(`rules.by.${value}`) }))}
          />
          <Select
            label={t('rules.slow')}
            value={String(rules.slowSeconds)}
            onChange={(value) => put({ slowSeconds: Number(value) })}
            options={withOwn(PAUSES, rules.slowSeconds).map((seconds) => ({
              value: String(seconds),
              label: seconds === 0 ? t('rules.noPause') : pause(seconds),
            }))}
          />
          <Select
            label={t('rules.flood')}
            value={String(rules.perMinute)}
            onChange={(value) => put({ perMinute: Number(value) })}
            options={withOwn(MINUTES, rules.perMinute).map((count) => ({
              value: String(count),
              label: count === 0 ? t('rules.noLimit') : t('rules.upTo', { count }),
            }))}
          />
          <Segmented
            label={t('rules.links')}
            labelShown
            value={rules.links}
            onChange={(links) => put({ links })}
            options={(['all', 'staff'] as const).map((value) => ({ value, label: t(`rules.linksBy.${value}`) }))}
          />
        </>
      )}
      {gathered && (
        <Checkbox
          label={t('rules.open')}
          hint={t('rules.openHint')}
          checked={open}
          onChange={(next) => put({ open: next })}
        />
      )}
      <Note>{t('rules.hint')}</Note>
    </section>
  )
}

/** A value set elsewhere stands among the usual ones. */
const withOwn = (usual: number[], own: number): number[] =>
  usual.includes(own) ? usual : [...usual, own].sort((a, b) => a - b)
