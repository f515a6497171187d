import { useState } from 'react'
import type { getVerification, setVerificationText } from '#contract/people'
import { Button, Card, Note, TextArea, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useUnitWords } from '../use-unit-words.ts'

/** R048: how to be confirmed, in the words of the school or of its region. */
export function HowCard({ organizationId }: { organizationId: string }) {
  const t = useUnitWords('people')
  const { data } = useAsk<typeof getVerification>('people.getVerification', { organizationId })
  const [text, setText] = useState<string>()
  const save = useRun<typeof setVerificationText>('people.setVerificationText', {
    refresh: ['people.getVerification'],
    onDone: () => {
      setText(undefined)
      toast(t('confirm.saved'))
    },
  })
  const change = (
    <Button onClick={() => setText(data?.text ?? '')} disabled={!data}>
      {t('confirm.change')}
    </Button>
  )
  return (
    <Card title={t('confirm.how')} aside={text === undefined && change}>
      <div className="stack">
        <p className="dim">{t('confirm.howText')}</p>
        {text === undefined ? (
          <p className="people-how">{data?.text ?? t('confirm.usual')}</p>
        ) : (
          <>
            <TextArea
              label={t('confirm.text')}
              hint={t('confirm.textHint')}
              maxLength={4000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <div className="acts">
              <Button kind="pri" busy={save.isPending} onClick={() => save.mutate({ organizationId, text })}>
                {t('confirm.save')}
              </Button>
              <Button kind="line" onClick={() => setText(undefined)}>
                {t('back')}
              </Button>
            </div>
          </>
        )}
        {save.error && (
          <Note kind="bad" live>
            {save.error.reason}
          </Note>
        )}
      </div>
    </Card>
  )
}
