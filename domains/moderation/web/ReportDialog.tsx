import './moderation.css'
import './words.ts'
import { useState } from 'react'
import type { ReportKind, report } from '#contract/moderation'
import { Button, Dialog, Note, RadioGroup, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

const KINDS: ReportKind[] = ['insult', 'threat', 'indecent', 'fraud', 'spam', 'personalData', 'other']

type Props = { chat: { id: string }; message: { id: string }; onClose: () => void }

/** One press names the kind and the report is gone; words are welcome, not needed. */
export function ReportDialog({ chat, message, onClose }: Props) {
  const t = useWords('moderation')
  const [kind, setKind] = useState<ReportKind>()
  const [words, setWords] = useState('')
  const reporting = useRun<typeof report>('moderation.report', {
    refresh: ['moderation.listMyReports'],
    onDone: () => {
      toast(t('report.done'))
      onClose()
    },
  })
  const needsWords = kind === 'other' && words.trim() === ''
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('report.title')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            kind="pri"
            busy={reporting.isPending}
            disabled={!kind || needsWords}
            onClick={() =>
              kind && reporting.mutate({ chatId: chat.id, messageId: message.id, kind, words: words.trim() })
            }
          >
            {t('report.send')}
          </Button>
        </>
      }
    >
      <div className="moderation-decide">
        <RadioGroup<ReportKind>
          label={t('report.what')}
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: t(`report.${value}`) }))}
        />
        <TextArea
          label={t('report.words')}
          hint={t('report.wordsHint')}
          value={words}
          maxLength={1000}
          onChange={(event) => setWords(event.target.value)}
        />
        <p className="small dim">{t('report.who')}</p>
        {reporting.error && (
          <Note kind="bad" live>
            {reporting.error.reason}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
