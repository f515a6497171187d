import { Printer, UserCheck } from 'lucide-react'
import { useState } from 'react'
import type { listAcceptances, printAcceptances } from '#contract/moderation'
import type { Hat } from '#contract/people'
import { Button, Card, Empty, Note, PersonRow, Progress, Select, Skeleton, Tag } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { useWords } from '#web/i18n'

/** «Приняли 18 из 27», and who has not, by name: to be asked, not to be shamed. */
export function Acceptances({ hat }: { hat: Hat }) {
  const t = useWords('moderation')
  const led = hat.classes.filter(({ part }) => part === 'classTeacher')
  const [classId, setClassId] = useState(hat.can.administer ? '' : (led[0]?.id ?? ''))
  const input = { organizationId: hat.organization.id, ...(classId ? { classId } : {}) }
  const shown = hat.can.administer || classId !== ''
  const { data, error } = useAsk<typeof listAcceptances>('moderation.listAcceptances', input, { enabled: shown })
  if (!shown) return null
  const missing = data?.people.filter(({ acceptedAt }) => !acceptedAt) ?? []
  const known = data?.people.length ?? 0
  const label = t('acceptances.count', { done: known - missing.length, all: known })
  return (
    <Card
      title={t('acceptances.title')}
      aside={
        <Button
          icon={Printer}
          href={downloadUrl<typeof printAcceptances>('moderation.printAcceptances', input)}
          target="_blank"
        >
          {t('print')}
        </Button>
      }
    >
      {(hat.can.administer ? led.length > 0 : led.length > 1) && (
        <Select
          label={t('acceptances.where')}
          value={classId}
          onChange={setClassId}
          options={[
            ...(hat.can.administer ? [{ value: '', label: t('acceptances.school') }] : []),
            ...led.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={4} />}
      {data && (
        <>
          <p>
            <b>{label}</b>
          </p>
          <Progress value={known - missing.length} max={Math.max(1, known)} label={label} />
          {missing.length === 0 ? (
            <Empty end icon={UserCheck} text={t('acceptances.all')} />
          ) : (
            <ul className="people people-plain moderation-people">
              {missing.slice(0, 100).map(({ id, fullName, part, joined }) => (
                <li key={id}>
                  <PersonRow
                    id={id}
                    name={fullName}
                    spoken={spokenOf(fullName)}
                    text={t(`acceptances.${part}`)}
                    aside={joined ? undefined : <Tag>{t('acceptances.notJoined')}</Tag>}
                  />
                </li>
              ))}
            </ul>
          )}
          {missing.length > 100 && (
            <p className="small dim">{t('acceptances.more', { count: missing.length - 100 })}</p>
          )}
        </>
      )}
    </Card>
  )
}

/** Initials are taken from «Митя Кузнецов», the list says «Кузнецов Митя». */
const spokenOf = (fullName: string): string => {
  const [lastName = '', firstName = ''] = fullName.split(' ')
  return `${firstName} ${lastName}`
}
