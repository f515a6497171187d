import { type FormEvent, useId, useState } from 'react'
import type { Move, MovedWhom, MoveFrom, removeMove, saveMove } from '#contract/acts'
import { Button, Dialog, Field, Note, Select } from '#ui'
import { newId, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { MOVES } from './use-moves.ts'

export const FROM: MoveFrom[] = ['telegram', 'whatsapp', 'viber', 'vk', 'other']
const WHOM: MovedWhom[] = ['guardians', 'pupils', 'staff']

type Named = { id: string; name: string }
type Props = { organizationId: string; move?: Move; staff: Named[]; classes: Named[]; onClose: () => void }

/** A chat of one's own name: a club's, the staff's, an old one of parents. */
export function MoveDialog({ organizationId, move, staff, classes, onClose }: Props) {
  const t = useWords('acts')
  const form = useId()
  const [moveId] = useState(() => move?.id ?? newId())
  const [title, setTitle] = useState(move?.title ?? '')
  const [from, setFrom] = useState<string>(move?.from ?? 'telegram')
  const [whom, setWhom] = useState<string>(move?.whom ?? 'guardians')
  const [classId, setClassId] = useState(move?.class?.id ?? '')
  const [responsibleId, setResponsibleId] = useState(move?.responsible?.id ?? '')
  const [until, setUntil] = useState(move?.until ?? '')
  const wishes = { refresh: MOVES, onDone: onClose }
  const saving = useRun<typeof saveMove>('acts.saveMove', wishes)
  const removing = useRun<typeof removeMove>('acts.removeMove', wishes)
  const named = (list: Named[], none: string) => [
    { value: '', label: none },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ]
  function save(event: FormEvent) {
    event.preventDefault()
    const words = { title: title.trim(), from: from as MoveFrom, whom: whom as MovedWhom, until: until || null }
    saving.mutate({ organizationId, moveId, ...words, classId: classId || null, responsibleId: responsibleId || null })
  }
  const trouble = saving.error ?? removing.error
  const actions = (
    <>
      {move && (
        <Button kind="red" busy={removing.isPending} onClick={() => removing.mutate({ moveId })}>
          {t('moves.remove')}
        </Button>
      )}
      <Button kind="pri" type="submit" form={form} busy={saving.isPending}>
        {t('save')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t(move ? 'moves.changeTitle' : 'moves.add')} actions={actions}>
      <form id={form} className="stack" onSubmit={save}>
        <Field
          label={t('moves.name')}
          hint={t('moves.nameHint')}
          value={title}
          required
          minLength={2}
          maxLength={120}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Select
          label={t('moves.where')}
          value={from}
          onChange={setFrom}
          options={FROM.map((value) => ({ value, label: t(`moves.from.${value}`) }))}
        />
        <Select
          label={t('moves.whom')}
          value={whom}
          onChange={setWhom}
          options={WHOM.map((value) => ({ value, label: t(`moves.of.${value}`) }))}
        />
        <Select
          label={t('moves.class')}
          value={classId}
          onChange={setClassId}
          options={named(classes, t('moves.wholeSchool'))}
        />
        <Select
          label={t('moves.responsible')}
          value={responsibleId}
          onChange={setResponsibleId}
          options={named(staff, t('moves.nobody'))}
        />
        <Field type="date" label={t('moves.until')} value={until} onChange={(event) => setUntil(event.target.value)} />
        {trouble && (
          <Note kind="bad" live>
            {trouble.reason}
          </Note>
        )}
      </form>
    </Dialog>
  )
}
