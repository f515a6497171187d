import { useState } from 'react'
import type { Hat } from '#contract/people'
import { Button, Field, Note } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import type { Chat, createChat } from '../../contract.ts'
import { PeoplePicker } from './PeoplePicker.tsx'

type Props = { hat: Hat; kind: 'group' | 'channel'; onDone: (chat: Chat) => void }

export function Several({ hat, kind, onDone }: Props) {
  const t = useWords('chats')
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [pressed, setPressed] = useState(false)
  const create = useRun<typeof createChat>('chats.createChat', { onDone })
  const { error } = create
  const nameless = pressed && !title.trim() ? t('write.nameless') : undefined
  const unchosen = pressed && chosen.size === 0
  const submit = () => {
    setPressed(true)
    if (!title.trim() || chosen.size === 0) return
    create.mutate({ organizationId: hat.organization.id, kind, title: title.trim(), personIds: [...chosen] })
  }
  return (
    <form
      className="stack stack-s"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="dim small">{t(`write.${kind}Text`)}</p>
      <Field
        label={t('write.name')}
        hint={t(kind === 'group' ? 'write.nameHintGroup' : 'write.nameHintChannel')}
        error={nameless ?? (error?.field === 'title' ? error.reason : undefined)}
        maxLength={100}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <PeoplePicker organizationId={hat.organization.id} chosen={chosen} onChange={setChosen} />
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
