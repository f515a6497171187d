import './words.ts'
import { MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import type { openSubjectChats } from '#contract/classes'
import { useUnitWords } from '#screens/people'
import { Button, Confirm, Note, toast } from '#ui'
import { useRun } from '#web/api'

/** One step for a whole school: the consequence is said first. */
export function OpenSubjectChats({ organizationId }: { organizationId: string }) {
  const t = useUnitWords('classes')
  const [asking, setAsking] = useState(false)
  const { mutate, isPending, error } = useRun<typeof openSubjectChats>('classes.openSubjectChats', {
    refresh: ['statistics.getSummary', 'chats.listSchoolChats', 'chats.listChats'],
    onDone: ({ opened }) => {
      setAsking(false)
      toast(opened > 0 ? t('subjectChats.opened', { count: opened }) : t('subjectChats.nothing'))
    },
  })
  return (
    <>
      <Button kind="soft" icon={MessagesSquare} onClick={() => setAsking(true)}>
        {t('subjectChats.open')}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('subjectChats.title')}
        confirm={t('subjectChats.confirm')}
        cancel={t('cancel')}
        busy={isPending}
        onConfirm={() => mutate({ organizationId })}
      >
        <p>{t('subjectChats.text')}</p>
        {error && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
      </Confirm>
    </>
  )
}
