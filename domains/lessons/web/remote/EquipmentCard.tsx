import { MonitorCheck } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { listEquipment, setEquipment } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { Button, Card, Checkbox, Dialog, Note, Tag, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'

type Person = OutputOf<typeof listEquipment>['people'][number]
type Has = NonNullable<Person['has']>
const DEVICES = ['pc', 'laptop', 'tablet', 'phone'] as const
const PARTS = ['camera', 'microphone', 'sound', 'internet'] as const
const NOTHING: Has = { devices: [], camera: false, microphone: false, sound: false, internet: false }

/** R110: what there is at home for a remote lesson, so that the school knows before the frost. */
export function EquipmentCard({ hat }: { hat: Hat }) {
  const t = useWords('lessons')
  const [editing, setEditing] = useState<Person>()
  const { data } = useAsk<typeof listEquipment>('lessons.listEquipment', { organizationId: hat.organization.id })
  const people = data?.people ?? []
  if (people.length === 0) return null
  return (
    <Card title={t('equipment.title')}>
      <p className="dim small">{t('equipment.text')}</p>
      <ul className="lessons-list">
        {people.map((one) => (
          <li key={one.id}>
            <div className="sp">
              <b>{one.self ? t('equipment.me') : one.name}</b>
              <p className="small dim">{one.has ? saidOf(one.has, t) : t('equipment.unknown')}</p>
            </div>
            {one.has && (
              <Tag kind={isEnough(one.has) ? 'ok' : 'wait'}>
                {t(isEnough(one.has) ? 'equipment.enough' : 'equipment.few')}
              </Tag>
            )}
            <Button kind={one.has ? 'plain' : 'soft'} icon={MonitorCheck} onClick={() => setEditing(one)}>
              {t(one.has ? 'equipment.change' : 'equipment.tell')}
            </Button>
          </li>
        ))}
      </ul>
      {editing && <EquipmentDialog person={editing} onClose={() => setEditing(undefined)} />}
    </Card>
  )
}

const isEnough = (has: Has): boolean =>
  has.devices.some((device) => device !== 'phone') && has.microphone && has.sound && has.internet

const saidOf = (has: Has, t: ReturnType<typeof useWords>): string =>
  [
    ...has.devices.map((device) => t(`device.${device}`)),
    ...PARTS.filter((part) => has[part]).map((part) => t(`equipment.${part}`)),
  ].join(', ') || t('equipment.nothing')

function EquipmentDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords('lessons')
  const [has, setHas] = useState<Has>(person.has ?? NOTHING)
  const saving = useRun<typeof setEquipment>('lessons.setEquipment', {
    refresh: ['lessons.listEquipment', 'lessons.getReadiness'],
    onDone: () => {
      toast(t('saved'))
      onClose()
    },
  })
  const toggle = (device: (typeof DEVICES)[number]) =>
    setHas({
      ...has,
      devices: has.devices.includes(device) ? has.devices.filter((one) => one !== device) : [...has.devices, device],
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={person.self ? t('equipment.title') : t('equipment.of', { name: person.name })}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="pri" busy={saving.isPending} onClick={() => saving.mutate({ personId: person.id, ...has })}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <fieldset className="stack stack-s">
          <legend className="choice-legend">{t('equipment.devices')}</legend>
          {DEVICES.map((device) => (
            <Checkbox
              key={device}
              label={t(`device.${device}`)}
              checked={has.devices.includes(device)}
              onChange={() => toggle(device)}
            />
          ))}
        </fieldset>
        <fieldset className="stack stack-s">
          <legend className="choice-legend">{t('equipment.parts')}</legend>
          {PARTS.map((part) => (
            <Checkbox
              key={part}
              label={t(`equipment.${part}`)}
              checked={has[part]}
              onChange={() => setHas({ ...has, [part]: !has[part] })}
            />
          ))}
        </fieldset>
        {has.devices.length > 0 && has.devices.every((one) => one === 'phone') && (
          <Note>{t('equipment.phoneOnly')}</Note>
        )}
        {saving.error && <Note kind="bad">{saving.error.reason}</Note>}
      </div>
    </Dialog>
  )
}
