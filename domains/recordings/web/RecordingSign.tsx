import './recordings.css'
import './words.ts'
import { CircleDot, Square } from 'lucide-react'
import { useState } from 'react'
import type { Answer, answerRecording, getOfCall, startRecording, stopRecording } from '#contract/recordings'
import type { HeadProps } from '#screens/calls'
import { Button, Confirm, Dialog, Icon, toast } from '#ui'
import { newId, useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { Asked } from './Asked.tsx'

const complain = { onError: ({ reason }: { reason: string }) => toast(reason, { bad: true }) }

/** At the head of a call: that it is recorded, seen by everybody, and the switch for whoever may. */
export function RecordingSign({ callId, onSilent, onLeave }: HeadProps) {
  const t = useWords('recordings')
  const { data } = useAsk<typeof getOfCall>('recordings.getOfCall', { callId }, { staleTime: 0 })
  const refreshed = { refresh: ['recordings.getOfCall'] }
  const starting = useRun<typeof startRecording>('recordings.startRecording', refreshed)
  const stopping = useRun<typeof stopRecording>('recordings.stopRecording', refreshed)
  const answering = useRun<typeof answerRecording>('recordings.answerRecording', refreshed)
  const [asking, setAsking] = useState(false)
  if (!data) return null
  const { recording, mine, staff, can } = data
  const answer = (said: Answer) => {
    answering.mutate(
      { recordingId: recording!.id, answer: said },
      { ...complain, onSuccess: () => said === 'unrecorded' && onSilent() },
    )
  }
  return (
    <>
      {recording && (
        <p className="recordings-sign" role="status">
          <Icon of={CircleDot} />
          <span className="recordings-long">{t('sign')}</span>
          <span className="recordings-short" aria-hidden="true">
            {t('signShort')}
          </span>
        </p>
      )}
      {can.record && (
        <Button
          kind="line"
          className="recordings-switch"
          icon={recording ? Square : CircleDot}
          aria-label={t(recording ? 'stop' : 'start')}
          busy={starting.isPending || stopping.isPending}
          onClick={() => (recording ? stopping.mutate({ recordingId: recording.id }, complain) : setAsking(true))}
        >
          <span>{t(recording ? 'stopShort' : 'startShort')}</span>
        </Button>
      )}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('confirm.title')}
        confirm={t('confirm.yes')}
        cancel={t('confirm.no')}
        onConfirm={() => {
          setAsking(false)
          starting.mutate({ id: newId(), callId }, complain)
        }}
      >
        {t('confirm.text')}
      </Confirm>
      {recording && mine === null && (
        <Dialog open title={t('ask.title')} onClose={() => answer('unrecorded')}>
          <Asked
            recording={recording}
            staff={staff}
            busy={answering.isPending}
            onAnswer={answer}
            onLeave={onLeave}
            leave={t('ask.leave')}
          />
        </Dialog>
      )}
    </>
  )
}
