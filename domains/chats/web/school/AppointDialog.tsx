import { Suspense } from 'react'
import { PersonPicker } from '#screens/people'
import { Dialog, Note, Skeleton, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import type { appointOwner } from '../../contract.ts'

type Props = { chatId: string; title: string; organizationId: string; onClose: () => void }

/** Where nobody is left who answers for a chat, the administration names somebody. */
export function AppointDialog({ chatId, title, organizationId, onClose }: Props) {
  const t = useWords('schoolChats')
  const appoint = useRun<typeof appointOwner>('chats.appointOwner', {
    refresh: ['chats.listSchoolChats', 'chats.listMembers'],
    onDone: () => {
      toast(t('appoint.done'))
      onClose()
    },
  })
  return (
    <Dialog open title={t('appoint.title', { title })} onClose={onClose}>
      <p className="dim">{t('appoint.text')}</p>
      <Suspense fallback={<Skeleton lines={2} />}>
        <PersonPicker
          organizationId={organizationId}
          kind="staff"
          label={t('appoint.who')}
          error={appoint.error?.reason}
          onPick={({ id }) => appoint.mutate({ chatId, personId: id })}
        />
      </Suspense>
      {appoint.isPending && <Note kind="wait">{t('appoint.busy')}</Note>}
    </Dialog>
  )
}
