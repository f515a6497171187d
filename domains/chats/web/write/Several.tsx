import { useState } from 'react'
import type { Hat } from '#contract/people'
import { Button, Checkbox, Field, Note } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import type { Chat, createChat, getStrategy } from '../../contract.ts'
import { NamedPeople } from './NamedPeople.tsx'
import { OpenChats } from './OpenChats.tsx'
import { PeoplePicker } from './PeoplePicker.tsx'
import { followsOf, kindOfPeople, type Preset, Presets } from './Presets.tsx'

type Props = { hat: Hat; kind: 'group' | 'channel'; onDone: (chat: Chat) => void }

export function Several({ hat, kind, onDone }: Props) {
  const t = useWords('chats')
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [pressed, setPressed] = useState(false)
  const [preset, setPreset] = useState<Preset>()
  const [open, setOpen] = useState(false)
  const words = useWords('newChat')
  const organizationId = hat.organization.id
  const strategy = useAsk<typeof getStrategy>('chats.getStrategy', { organizationId }).data
  const follows = followsOf(preset)
  const named = kindOfPeople(preset)
  const create = useRun<typeof createChat>('chats.createChat', { onDone })
  const { error } = create
  const nameless = pressed && !title.trim() ? t('write.nameless') : undefined
  const lonely = chosen.size === 0 && !follows && !open
  const unchosen = pressed && lonely
  const submit = () => {
    setPressed(true)
    if (!title.trim() || lonely) return
    const personIds = follows ? [] : [...chosen]
    create.mutate({ organizationId, kind, title: title.trim(), personIds, ...(follows ? { follows } : { open }) })
  }
  const choose = (next?: Preset) => {
    setPreset(next)
    setChosen(new Set())
    setTitle(next ? words(`preset.${next}`) : '')
  }
  const may = kind === 'group' ? strategy?.can.groups : strategy?.can.channels
  if (may === false) {
    return (
      <div className="stack">
        <Note>{words('byAdministration')}</Note>
        <OpenChats organizationId={organizationId} kind={kind} onDone={onDone} />
      </div>
    )
  }
  return (
    <form
      className="stack stack-s"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <OpenChats organizationId={organizationId} kind={kind} onDone={onDone} />
      {kind === 'group' && strategy?.can.gather && <Presets chosen={preset} onChoose={choose} />}
      {!follows && <p className="dim small">{t(`write.${kind}Text`)}</p>}
      <Field
        label={t('write.name')}
        hint={t(kind === 'group' ? 'write.nameHintGroup' : 'write.nameHintChannel')}
        error={nameless ?? (error?.field === 'title' ? error.reason : undefined)}
        maxLength={100}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      {follows ? (
        <Note>{words(`preset.follows.${follows}`)}</Note>
      ) : named ? (
        <NamedPeople key={named} organizationId={organizationId} kind={named} onChange={setChosen} />
      ) : (
        <>
          <PeoplePicker organizationId={organizationId} chosen={chosen} onChange={setChosen} />
          <Checkbox label={words('open.share')} hint={words('open.shareHint')} checked={open} onChange={setOpen} />
        </>
      )}
      {unchosen && <p className="redpen small">{t('write.unchosen')}</p>}
      {error && error.field !== 'title' && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      <Button type="submit" kind="pri" busy={create.isPending}>
        {t('write.create')}
      </Button>
    </form>
  )
}
