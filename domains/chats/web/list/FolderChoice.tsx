import './deeds-words.ts'
import { useState } from 'react'
import { Button, Dialog, Field, RadioGroup } from '#ui'
import { useWords } from '#web/i18n'
import type { Chat } from '../../contract.ts'
import { useTitles } from '../names.ts'
import { putOptions } from './options.ts'
import { useFolders } from './use-folders.ts'

const NONE = ' none'
const NEW = ' new'

/** In which of my folders the chat lies; a new one by its name. */
export function FolderChoice({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const t = useWords('chatDeeds')
  const title = useTitles()(chat)
  const { names } = useFolders()
  const [chosen, setChosen] = useState(chat.options.folder ?? (names.length > 0 ? NONE : NEW))
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const folder = chosen === NEW ? name.trim() : chosen === NONE ? null : chosen
  const put = async () => {
    setBusy(true)
    if (await putOptions(chat, { folder })) onClose()
    setBusy(false)
  }
  const options = [
    { value: NONE, label: t('folder.none') },
    ...names.map((value) => ({ value, label: value })),
    { value: NEW, label: t('folder.new') },
  ]
  return (
    <Dialog
      open
      title={t('folder.of', { title })}
      onClose={onClose}
      actions={
        <Button kind="pri" busy={busy} disabled={folder === ''} onClick={put}>
          {t('folder.put')}
        </Button>
      }
    >
      <RadioGroup label={t('folder.which')} options={options} value={chosen} onChange={setChosen} />
      {chosen === NEW && (
        <Field
          label={t('folder.name')}
          hint={t('folder.nameHint')}
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      )}
    </Dialog>
  )
}
