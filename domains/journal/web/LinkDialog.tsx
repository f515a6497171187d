import { type FormEvent, useId, useState } from 'react'
import type { LinkedPerson, linkPerson } from '#contract/journal'
import { Button, Dialog, Field, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

/** By hand: what the journal calls this person; nothing takes the link away. */
export function LinkDialog({ person, onClose }: { person: LinkedPerson; onClose: () => void }) {
  const t = useWords('journal')
  const formId = useId()
  const [journalId, setJournalId] = useState(person.journalId ?? '')
  const linking = useRun<typeof linkPerson>('journal.linkPerson', {
    refresh: ['journal.listLinked', 'journal.getJournal', 'journal.listLinks'],
    onDone: () => {
      toast(t(journalId.trim() ? 'people.linkedNow' : 'people.unlinkedNow'))
      onClose()
    },
  })
  function save(event: FormEvent): void {
    event.preventDefault()
    linking.mutate({ personId: person.id, journalId: journalId.trim() || null })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={person.fullName}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="pri" type="submit" form={formId} busy={linking.isPending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save} noValidate>
        <Field
          label={t('people.id')}
          hint={t('people.idHint')}
          value={journalId}
          maxLength={200}
          error={linking.error?.reason}
          autoComplete="off"
          onChange={(event) => setJournalId(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
