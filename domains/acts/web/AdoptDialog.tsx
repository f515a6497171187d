import { useState } from 'react'
import type { Act, adoptVersion, Version } from '#contract/acts'
import { Field, FormDialog, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { todayField } from './days.ts'
import { SHELF } from './use-shelf.ts'

type Props = { act: Act; version: Version; onClose: () => void }
const FIELDS = ['adoptedOn', 'validFrom'] as const

/** The number and the day stand on the signed paper; from then on the words do not change. */
export function AdoptDialog({ act, version, onClose }: Props) {
  const t = useWords('acts')
  const [terms, setTerms] = useState({
    number: '',
    adoptedOn: todayField(),
    validFrom: todayField(),
    pupilsCouncil: '',
    parentsCouncil: '',
  })
  const change = (part: Partial<typeof terms>) => setTerms({ ...terms, ...part })
  const adopting = useRun<typeof adoptVersion>('acts.adoptVersion', {
    refresh: SHELF,
    onDone: () => {
      toast(t('adopt.done'))
      onClose()
    },
  })
  const { error } = adopting
  const councils = act.kind === 'bylaw' || act.kind === 'decision'
  function send() {
    adopting.mutate({ versionId: version.id, ...terms })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('adopt.title')}
      send={t('adopt.do')}
      cancel={t('cancel')}
      onSend={send}
      busy={adopting.isPending}
      trouble={error && !FIELDS.some((field) => field === error.field) && error.reason}
    >
      <p className="dim">{t(act.versions > 0 ? 'adopt.textNext' : 'adopt.text')}</p>
      <Field
        label={t('adopt.number')}
        value={terms.number}
        maxLength={40}
        onChange={(event) => change({ number: event.target.value })}
      />
      {FIELDS.map((field) => (
        <Field
          key={field}
          type="date"
          label={t(`adopt.${field}`)}
          value={terms[field]}
          error={error?.field === field ? error.reason : undefined}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      ))}
      {councils && (
        <>
          <Field
            label={t('adopt.pupils')}
            hint={t('adopt.minutes')}
            value={terms.pupilsCouncil}
            maxLength={200}
            onChange={(event) => change({ pupilsCouncil: event.target.value })}
          />
          <Field
            label={t('adopt.parents')}
            hint={t('adopt.councilsWhy')}
            value={terms.parentsCouncil}
            maxLength={200}
            onChange={(event) => change({ parentsCouncil: event.target.value })}
          />
        </>
      )}
    </FormDialog>
  )
}
