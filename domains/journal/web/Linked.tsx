import { IdCard, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { LinkedPerson, listLinked } from '#contract/journal'
import { Button, Card, Empty, Field, IconButton, Note, Pills, Skeleton, Tag } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { LinkDialog } from './LinkDialog.tsx'

type Shown = 'all' | 'linked' | 'unlinked'
type Props = { organizationId: string; counts: { all: number; linked: number } }

/** R159–R162: who is who in the journal. */
export function Linked({ organizationId, counts }: Props) {
  const t = useWords('journal')
  const [shown, setShown] = useState<Shown>('unlinked')
  const [text, setText] = useState('')
  const [after, setAfter] = useState(0)
  const [changing, setChanging] = useState<LinkedPerson>()
  const { data, error } = useAsk<typeof listLinked>('journal.listLinked', {
    organizationId,
    shown,
    after,
    ...(text.trim() ? { text: text.trim() } : {}),
  })
  const anew = (work: () => void) => {
    setAfter(0)
    work()
  }
  return (
    <Card className="journal-narrow">
      <p className="dim">{t('people.text')}</p>
      <div className="journal-filter">
        <Pills<Shown>
          label={t('people.shown')}
          value={shown}
          onChange={(value) => anew(() => setShown(value))}
          options={[
            { value: 'unlinked', label: t('people.unlinkedCount', { count: counts.all - counts.linked }) },
            { value: 'linked', label: t('people.linkedCount', { count: counts.linked }) },
            { value: 'all', label: t('people.all') },
          ]}
        />
        <Field
          label={<span className="sr">{t('people.find')}</span>}
          placeholder={t('people.find')}
          type="search"
          value={text}
          onChange={(event) => anew(() => setText(event.target.value))}
        />
      </div>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={5} />}
      {data?.people.length === 0 && (
        <Empty end icon={IdCard} text={t(shown === 'unlinked' && !text ? 'people.allLinked' : 'people.nobody')} />
      )}
      <ul className="journal-rows">
        {data?.people.map((person) => (
          <li key={person.id}>
            <div className="sp">
              <h3>{person.fullName}</h3>
              <p className="small dim">
                {[t(`who.${person.who}`), person.about, person.joined ? '' : t('people.notJoined')]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {person.journalId ? <Tag kind="ok">{person.journalId}</Tag> : <Tag>{t('people.unlinkedOne')}</Tag>}
            </div>
            <IconButton
              icon={Pencil}
              label={t('people.changeOf', { name: person.fullName })}
              onClick={() => setChanging(person)}
            />
          </li>
        ))}
      </ul>
      {(after > 0 || data?.next) && (
        <div className="row wrap">
          {after > 0 && (
            <Button kind="line" onClick={() => setAfter(Math.max(0, after - 50))}>
              {t('people.back')}
            </Button>
          )}
          {data?.next && (
            <Button kind="line" onClick={() => setAfter(data.next!)}>
              {t('people.next')}
            </Button>
          )}
        </div>
      )}
      {changing && <LinkDialog person={changing} onClose={() => setChanging(undefined)} />}
    </Card>
  )
}
