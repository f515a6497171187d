import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { listClasses } from '#contract/classes'
import type { Hat } from '#contract/people'
import { Button, Field, Note, Segmented, Select, Skeleton, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import type { createClassChat, listClassChats } from '../../contract.ts'
import { titleOf } from '../names.ts'

type Props = { hat: Hat; onOpen: (chatId: string) => void; onClose: () => void }

/** A class has its chats already; one of a subject or for one's own task is added to them. */
export function OfClass({ hat, onOpen, onClose }: Props) {
  const t = useWords('newChat')
  const organizationId = hat.organization.id
  const { data } = useAsk<typeof listClasses>('classes.listClasses', { organizationId }, { staleTime: 5 * 60_000 })
  const classes = data?.classes ?? []
  const [chosen, setChosen] = useState<string>()
  const classId = chosen ?? classes[0]?.id
  if (!data) return <Skeleton lines={4} />
  if (!classId) return <Note>{t('class.none')}</Note>
  return (
    <div className="stack">
      <Select
        label={t('class.which')}
        value={classId}
        onChange={setChosen}
        options={classes.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChatsOfClass key={classId} hat={hat} classId={classId} onOpen={onOpen} onClose={onClose} />
    </div>
  )
}

function ChatsOfClass({ hat, classId, onOpen, onClose }: Props & { classId: string }) {
  const t = useWords('newChat')
  const words = useWords('chats')
  const { data } = useAsk<typeof listClassChats>('chats.listClassChats', { classId })
  if (!data) return <Skeleton lines={4} />
  const { id: organizationId, kind } = hat.organization
  const className = data.className
  const title = (chat: (typeof data.chats)[number]) =>
    chat.title ?? titleOf({ ...chat, organizationId, className, peer: null, me: hat.personId }, words, () => kind)
  return (
    <>
      <section className="stack stack-s" aria-label={t('class.there')}>
        <h3>{t('class.there')}</h3>
        <p className="small dim">{t('class.thereText')}</p>
        <div className="row wrap">
          {data.chats.map((chat) =>
            chat.seated ? (
              <Button key={chat.id} kind="line" onClick={() => onOpen(chat.id)}>
                {title(chat)}
              </Button>
            ) : (
              <span key={chat.id} className="small dim">
                {title(chat)}
              </span>
            ),
          )}
        </div>
      </section>
      {data.can.pupils || data.can.guardians ? (
        <NewOfClass
          classId={classId}
          chats={data.chats}
          subjects={data.subjects}
          can={data.can}
          onOpen={onOpen}
          onClose={onClose}
        />
      ) : (
        <Note>{t('byAdministration')}</Note>
      )}
    </>
  )
}

type FormProps = {
  classId: string
  chats: OutputOf<typeof listClassChats>['chats']
  subjects: readonly { id: string; name: string }[]
  can: { pupils: boolean; guardians: boolean }
  onOpen: (chatId: string) => void
  onClose: () => void
}

function NewOfClass({ classId, chats, subjects, can, onOpen, onClose }: FormProps) {
  const t = useWords('newChat')
  const [follows, setFollows] = useState<'pupils' | 'guardians'>(can.pupils ? 'pupils' : 'guardians')
  const [kind, setKind] = useState<'group' | 'channel'>('group')
  const isTaken = (id: string) =>
    chats.some((chat) => chat.subjectId === id && chat.follows === follows && chat.kind === kind)
  const [chosen, setSubject] = useState<string>()
  const subjectId = chosen ?? subjects.find(({ id }) => !isTaken(id))?.id ?? ''
  const [title, setTitle] = useState('')
  const [pressed, setPressed] = useState(false)
  const create = useRun<typeof createClassChat>('chats.createClassChat', {
    refresh: ['chats.listClassChats'],
    onDone: ({ chatId, seated }) => {
      if (seated) return onOpen(chatId)
      toast(t('class.made'))
      onClose()
    },
  })
  const nameless = pressed && !subjectId && !title.trim() ? t('class.nameless') : undefined
  const submit = () => {
    setPressed(true)
    if (!subjectId && !title.trim()) return
    const named = title.trim() ? { title: title.trim() } : {}
    create.mutate({ classId, kind, follows, ...(subjectId ? { subjectId } : {}), ...named })
  }
  const audiences = (['pupils', 'guardians'] as const).filter((one) => can[one])
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h3>{t('class.new')}</h3>
      <Segmented
        label={t('class.whom')}
        labelShown
        value={follows}
        onChange={setFollows}
        options={audiences.map((value) => ({ value, label: t(`class.${value}`) }))}
      />
      <Segmented
        label={t('class.how')}
        labelShown
        value={kind}
        onChange={setKind}
        options={(['group', 'channel'] as const).map((value) => ({ value, label: t(`class.${value}`) }))}
      />
      {subjects.length > 0 && (
        <Select
          label={t('class.subject')}
          value={subjectId}
          onChange={setSubject}
          options={[
            ...subjects.map(({ id, name }) => ({
              value: id,
              label: isTaken(id) ? t('class.taken', { name }) : name,
              disabled: isTaken(id),
            })),
            { value: '', label: t('class.noSubject') },
          ]}
        />
      )}
      {!subjectId && (
        <Field
          label={t('class.title')}
          hint={t('class.titleHint')}
          error={nameless ?? (create.error?.field === 'title' ? create.error.reason : undefined)}
          maxLength={80}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      )}
      <p className="small dim">{t('class.follows')}</p>
      {create.error && create.error.field !== 'title' && (
        <Note kind="bad" live>
          {create.error.reason}
        </Note>
      )}
      <Button type="submit" kind="pri" busy={create.isPending}>
        {t('class.create')}
      </Button>
    </form>
  )
}
