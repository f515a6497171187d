import { useState } from 'react'
import type { appointCurator, listCurators } from '#contract/network'
import { readNameLine } from '#rules/people'
import { Button, Dialog, Field, Note, Select, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

type Territories = (typeof listCurators)['output']['_output']['territories']
type Props = { territories: Territories; onClose: () => void }

/** Who, where, and the address to which the code comes. */
export function AppointDialog({ territories, onClose }: Props) {
  const t = useWords('network')
  const regions = [...new Set(territories.map(({ region }) => region))]
  const [line, setLine] = useState('')
  const [address, setAddress] = useState('')
  const [region, setRegion] = useState(regions[0] ?? '')
  const [municipality, setMunicipality] = useState('')
  const appoint = useRun<typeof appointCurator>('network.appointCurator', {
    refresh: ['network.listCurators'],
    onDone: () => {
      toast(t('appoint.done'))
      onClose()
    },
  })
  const name = readNameLine(line)
  const places = territories.filter((one) => one.region === region)
  const { error } = appoint
  const submit = () =>
    name && appoint.mutate({ name, address, region, municipality: municipality === '' ? null : municipality })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('curators.appoint')}
      actions={
        <Button kind="pri" busy={appoint.isPending} disabled={!name || !address.trim() || !region} onClick={submit}>
          {t('appoint.do')}
        </Button>
      }
    >
      <div className="stack">
        {error && !error.field && <Note kind="bad">{error.reason}</Note>}
        <Field
          label={t('appoint.name')}
          hint={t('appoint.nameHint')}
          value={line}
          onChange={({ target }) => setLine(target.value)}
        />
        <Field
          label={t('appoint.address')}
          hint={t('appoint.addressHint')}
          value={address}
          {...(error?.field === 'address' ? { error: error.reason } : {})}
          onChange={({ target }) => setAddress(target.value)}
        />
        <Select
          label={t('appoint.region')}
          value={region}
          onChange={(next) => {
            setRegion(next)
            setMunicipality('')
          }}
          options={regions.map((value) => ({ value, label: value }))}
        />
        <Select
          label={t('appoint.municipality')}
          value={municipality}
          onChange={setMunicipality}
          options={[
            { value: '', label: t('appoint.whole') },
            ...places.map((one) => ({
              value: one.municipality,
              label: t('appoint.place', { name: one.municipality, count: one.schools }),
            })),
          ]}
        />
      </div>
    </Dialog>
  )
}
