import { useState } from 'react'
import type { LinkedPerson, linkPerson } from '#contract/journal'
import { Field, FormDialog, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

/** By hand: what the journal calls this person; nothing takes the link away. */
export function LinkDialog({ person, onClose }: { person: LinkedPerson; onClose: () => void }) {
  const t = useWords('journal')
  const [journalId, setJournalId] = useState(person.journalId ?? '')
  const linking = useRun<typeof linkPerson>('journal.linkPerson', {
    refresh: ['journal.listLinked', 'journal.getJournal', 'journal.listLinks'],
    onDone: () => {
      toast(t(journalId.trim() ? 'people.linkedNow' : 'people.unlinkedNow'))
      onClose()
    },
  })
  function save(): void {
    linking.mutate({ personId: person.id, journalId: journalId.trim() || null })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={person.fullName}
      send={t('save')}
      cancel={t('cancel')}
      onSend={save}
      busy={linking.isPending}
    >
      <Field
        label={t('people.id')}
        hint={t('people.idHint')}
        value={journalId}
        maxLength={200}
        error={linking.error?.reason}
        autoComplete="off"
        onChange={(event) => setJournalId(event.target.value)}
      />
    </FormDialog>
  )
}
