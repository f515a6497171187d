import './deeds-words.ts'
import { ArrowDown, ArrowUp, FolderPlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, Checkbox, Dialog, Field, IconButton, Note } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import type { setFolders } from '../../contract.ts'
import { useTitles } from '../names.ts'
import type { Held } from '../store/held.ts'
import { chatStore } from '../store/store.ts'
import { useChats } from '../use-chats.ts'
import { useFolders } from './use-folders.ts'

interface Draft {
  key: number
  name: string
  chatIds: ReadonlySet<string>
}

let made = 0

/** My folders: their names, their order, what lies in each. Nothing is changed until it is saved. */
export function FolderEditor({ onClose }: { onClose: () => void }) {
  const t = useWords('chatDeeds')
  const known = useFolders()
  const chats = useChats() ?? []
  const [drafts, setDrafts] = useState(() => known.names.map((name) => draftOf(name, chats)))
  const [presets, setPresets] = useState(known.presets)
  const [open, setOpen] = useState<number>()
  const save = useRun<typeof setFolders>('chats.setFolders', {
    refresh: ['chats.listFolders'],
    onDone: (_, { folders }) => {
      const placed = new Map((folders ?? []).flatMap(({ name, chatIds }) => chatIds.map((id) => [id, name])))
      for (const { chat } of chats) {
        const folder = placed.get(chat.id) ?? null
        if (folder !== chat.options.folder) chatStore.put({ ...chat, options: { ...chat.options, folder } })
      }
      onClose()
    },
  })
  const put = (key: number, some: Partial<Draft>) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...some } : draft)))
  const move = (place: number, step: number) => {
    if (place + step < 0 || place + step >= drafts.length) return
    const next = [...drafts]
    const [one] = next.splice(place, 1)
    next.splice(place + step, 0, one!)
    setDrafts(next)
  }
  const add = () => {
    const draft = { ...draftOf('', []), name: '' }
    setDrafts([...drafts, draft])
    setOpen(draft.key)
  }
  const submit = () =>
    save.mutate({
      presets,
      folders: drafts
        .filter(({ name }) => name.trim())
        .map(({ name, chatIds }) => ({ name: name.trim(), chatIds: [...chatIds] })),
    })
  return (
    <Dialog
      open
      title={t('folders')}
      onClose={onClose}
      actions={
        <Button kind="pri" busy={save.isPending} onClick={submit}>
          {t('save')}
        </Button>
      }
    >
      {drafts.length === 0 && <p className="dim">{t('folder.empty')}</p>}
      <ul className="chats-folders">
        {drafts.map((draft, place) => (
          <li key={draft.key}>
            <div className="row">
              <Field
                className="sp"
                label={t('folder.name')}
                maxLength={40}
                value={draft.name}
                onChange={(event) => put(draft.key, { name: event.target.value })}
              />
              <IconButton
                icon={ArrowUp}
                label={t('folder.up', { name: draft.name })}
                aria-disabled={place === 0}
                onClick={() => move(place, -1)}
              />
              <IconButton
                icon={ArrowDown}
                label={t('folder.down', { name: draft.name })}
                aria-disabled={place === drafts.length - 1}
                onClick={() => move(place, 1)}
              />
              <IconButton
                icon={Trash2}
                label={t('folder.remove', { name: draft.name })}
                onClick={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
              />
            </div>
            <Button
              aria-expanded={open === draft.key}
              onClick={() => setOpen(open === draft.key ? undefined : draft.key)}
            >
              {t('folder.chats', { count: draft.chatIds.size })}
            </Button>
            {open === draft.key && (
              <ChatChoice
                chats={chats}
                chosen={draft.chatIds}
                onChange={(chatIds) => {
                  // A chat lies in one folder: here it comes, there it goes.
                  const without = (ids: ReadonlySet<string>) => new Set([...ids].filter((id) => !chatIds.has(id)))
                  setDrafts(
                    drafts.map((one) =>
                      one.key === draft.key ? { ...one, chatIds } : { ...one, chatIds: without(one.chatIds) },
                    ),
                  )
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <Button kind="soft" icon={FolderPlus} onClick={add} disabled={drafts.length >= 20}>
        {t('folder.add')}
      </Button>
      <Checkbox label={t('folder.presets')} hint={t('folder.presetsHint')} checked={presets} onChange={setPresets} />
      {save.error && (
        <Note kind="bad" live>
          {save.error.reason}
        </Note>
      )}
    </Dialog>
  )
}

const draftOf = (name: string, chats: readonly Held[]): Draft => ({
  key: ++made,
  name,
  chatIds: new Set(chats.filter(({ chat }) => chat.options.folder === name).map(({ chat }) => chat.id)),
})

type ChoiceProps = {
  chats: readonly Held[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

function ChatChoice({ chats, chosen, onChange }: ChoiceProps) {
  const title = useTitles()
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    onChange(next)
  }
  return (
    <ul className="chats-picks">
      {chats.map(({ chat }) => (
        <li key={chat.id}>
          <Checkbox label={title(chat)} checked={chosen.has(chat.id)} onChange={(on) => toggle(chat.id, on)} />
        </li>
      ))}
    </ul>
  )
}
