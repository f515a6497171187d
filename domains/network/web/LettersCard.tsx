import { Check, CheckCheck, Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Letter, listLetters, readLetters, writeLetter } from '#contract/network'
import { Button, Card, Icon, Note, Skeleton, TextArea } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'

type Props = { organizationId: string; curatorId: string; title: string }

/** Letters between a curator and a school's administration; whoever looks has read them (R198). */
export function LettersCard({ organizationId, curatorId, title }: Props) {
  const t = useWords('network')
  const thread = { organizationId, curatorId }
  const [text, setText] = useState('')
  const { data } = useAsk<typeof listLetters>('network.listLetters', thread)
  const refresh = ['network.listLetters']
  const write = useRun<typeof writeLetter>('network.writeLetter', { refresh, onDone: () => setText('') })
  useReading(thread, data?.letters)
  return (
    <Card title={title}>
      {!data && <Skeleton lines={3} />}
      {data && (
        <ol className="network-letters">
          {data.letters.map((letter) => (
            <LetterRow key={letter.id} letter={letter} />
          ))}
          {data.letters.length === 0 && <li className="dim">{t('letters.none')}</li>}
        </ol>
      )}
      {write.error && <Note kind="bad">{write.error.reason}</Note>}
      <form
        className="stack stack-s"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) write.mutate({ ...thread, text })
        }}
      >
        <TextArea
          label={t('letters.text')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          maxLength={4000}
        />
        <Button type="submit" kind="pri" icon={Send} busy={write.isPending} disabled={!text.trim()}>
          {t('letters.send')}
        </Button>
      </form>
    </Card>
  )
}

function LetterRow({ letter: { text, from, at, mine, read } }: { letter: Letter }) {
  const t = useWords('network')
  return (
    <li className={mine ? 'network-mine' : undefined}>
      <span className="row wrap small dim">
        <b>{from}</b>
        <time dateTime={at}>{formatBrief(at)}</time>
        {mine && <Icon of={read ? CheckCheck : Check} size="s" label={t(read ? 'letters.read' : 'letters.sent')} />}
      </span>
      <p>{text}</p>
    </li>
  )
}

/** Seen on the screen = read; the other side learns it. */
function useReading(thread: { organizationId: string; curatorId: string }, letters: Letter[] | undefined): void {
  const { mutate } = useRun<typeof readLetters>('network.readLetters', {
    refresh: ['network.listOurCurators', 'network.listSchools'],
  })
  const { organizationId, curatorId } = thread
  const unread = letters?.filter(({ mine, read }) => !mine && !read).length ?? 0
  useEffect(() => {
    if (unread > 0) mutate({ organizationId, curatorId })
  }, [unread, organizationId, curatorId, mutate])
}
