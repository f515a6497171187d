import { useState } from 'react'
import type { admitPhone, LessonPage } from '#contract/lessons'
import { Button, Note, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { keyOf } from '../use-lessons.ts'

/** Who has nothing but a phone and asks to come in: the teacher decides by name. */
export function PhoneAsks({ page }: { page: LessonPage }) {
  const t = useWords('lessons')
  const admitting = useRun<typeof admitPhone>('lessons.admitPhone', { refresh: ['lessons.getLessonOfCall'] })
  const [later, setLater] = useState<string[]>([])
  return page.phones
    .filter(({ personId, admitted }) => !admitted && !later.includes(personId))
    .map(({ personId, name }) => (
      <Note
        key={personId}
        kind="wait"
        live
        className="lessons-asks"
        actions={
          <>
            <Button kind="line" onClick={() => setLater([...later, personId])}>
              {t('phone.later')}
            </Button>
            <Button
              kind="pri"
              busy={admitting.isPending}
              onClick={() =>
                admitting.mutate({ ...keyOf(page.lesson), personId }, { onError: ({ reason }) => toast(reason) })
              }
            >
              {t('phone.admit')}
            </Button>
          </>
        }
      >
        {t('phone.asks', { name })}
      </Note>
    ))
}
