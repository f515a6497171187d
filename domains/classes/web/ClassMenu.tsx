import { Archive, Ellipsis, Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { archiveClass, Class, renameClass } from '#contract/classes'
import { useUnitWords } from '#screens/people'
import { Button, Confirm, Dialog, Field, IconButton, Menu, Note, toast } from '#ui'
import { refresh, useRun } from '#web/api'
import { useGo } from '#web/router'

type Asked = 'rename' | 'archive' | undefined

export function ClassMenu({ of: one }: { of: Class }) {
  const t = useUnitWords('classes', one.kind)
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  return (
    <>
      <Menu
        label={t('class.menu')}
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t('class.menu')} />}
        items={[
          { key: 'rename', label: t('class.rename'), icon: Pencil, onSelect: () => setAsked('rename') },
          'line',
          { key: 'archive', label: t('class.archive'), icon: Archive, red: true, onSelect: () => setAsked('archive') },
        ]}
      />
      {asked === 'rename' && <Rename of={one} onClose={close} />}
      {asked === 'archive' && <ArchiveClass of={one} onClose={close} />}
    </>
  )
}

function Rename({ of: one, onClose }: { of: Class; onClose: () => void }) {
  const t = useUnitWords('classes', one.kind)
  const [name, setName] = useState(one.name)
  const { mutate, isPending, error } = useRun<typeof renameClass>('classes.renameClass', {
    refresh: ['classes.getClass', 'classes.listClasses'],
    onDone: onClose,
  })
  function save(event: FormEvent) {
    event.preventDefault()
    mutate({ classId: one.id, name })
  }
  const actions = (
    <Button kind="pri" type="submit" form="class-name" busy={isPending}>
      {t('save')}
    </Button>
  )
  return (
    <Dialog open onClose={onClose} title={t('class.rename')} actions={actions}>
      <form id="class-name" onSubmit={save}>
        <Field
          label={t('class.name')}
          value={name}
          maxLength={80}
          error={error?.reason}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  )
}

function ArchiveClass({ of: one, onClose }: { of: Class; onClose: () => void }) {
  const t = useUnitWords('classes', one.kind)
  const go = useGo()
  const { mutate, isPending, error } = useRun<typeof archiveClass>('classes.archiveClass', {
    // First away from the class that is no more, then the lists.
    onDone: () => {
      toast(t('class.archived', { name: one.name }))
      go('/school/classes', { replace: true })
      refresh('classes.listClasses', 'organizations.getFirstDay')
    },
  })
  return (
    <Confirm
      open
      red
      title={t('class.archiveTitle', { name: one.name })}
      confirm={t('class.archiveConfirm')}
      cancel={t('cancel')}
      busy={isPending}
      onClose={onClose}
      onConfirm={() => mutate({ classId: one.id })}
    >
      <p>{t('class.archiveText')}</p>
      {error && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
    </Confirm>
  )
}
