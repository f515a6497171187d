import { useState } from 'react'
import { Button, Dialog, Note } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import type { addMembers, Chat, Member } from '../../contract.ts'
import { PeoplePicker } from '../write/PeoplePicker.tsx'

export function AddMembers({ chat, already, onClose }: { chat: Chat; already: Member[]; onClose: () => void }) {
  const t = useWords('chats')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const add = useRun<typeof addMembers>('chats.addMembers', { refresh: ['chats.listMembers'], onDone: onClose })
  const actions = (
    <Button
      kind="pri"
      busy={add.isPending}
      disabled={chosen.size === 0}
      onClick={() => add.mutate({ chatId: chat.id, personIds: [...chosen] })}
    >
      {t('write.add')}
    </Button>
  )
  return (
    <Dialog open title={t('details.add')} onClose={onClose} actions={actions}>
      {add.error && (
        <Note kind="bad" live>
          {add.error.reason}
        </Note>
      )}
      <PeoplePicker
        organizationId={chat.organizationId}
        chosen={chosen}
        onChange={setChosen}
        without={new Set(already.map(({ person }) => person.id))}
      />
    </Dialog>
  )
}
