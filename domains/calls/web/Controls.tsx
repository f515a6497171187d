import { Captions, Hand, MessagesSquare, Mic, MicOff, MonitorUp, PhoneOff, Users, Video, VideoOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { OutputOf } from '#contract'
import type { endCall, getCall } from '#contract/calls'
import { Button, Dialog, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { ControlButton } from './ControlButton.tsx'
import type { CaptionsOn } from './captions/use-captions.ts'
import { More } from './More.tsx'
import type { Session, Shown } from './media/session.ts'

type Props = {
  session: Session
  shown: Shown
  known: OutputOf<typeof getCall>
  captions: CaptionsOn
  panel: Panel | undefined
  onPanel: (panel: Panel | undefined) => void
  guest?: boolean | undefined
}

export type Panel = 'people' | 'chat'

/** The toolbar. M and V turn the microphone and the camera, H raises the hand: the place of the key, in any layout. */
export function Controls({ session, shown, known, captions, panel, onPanel, guest }: Props) {
  const t = useWords('calls')
  const { call, can, me, direct } = known
  const [leaving, setLeaving] = useState(false)
  const hand = call.participants.find(({ person }) => person.id === me)?.handAt !== null
  const tell = (work: Promise<string | undefined>, trouble: string) =>
    work.then(
      (refusal) => refusal && toast(refusal, { bad: true }),
      (error: Error) =>
        error.name !== 'NotAllowedError' || trouble !== 'screen'
          ? toast(t(`preview.no.${trouble}`), { bad: true })
          : undefined,
    )
  const turnMic = () => void tell(session.own.toggleMic(), 'mic')
  const turnCamera = () => void tell(session.own.toggleCamera(), 'camera')
  const turnHand = () => void session.raiseHand(!hand)
  useKeys([
    ['KeyM', turnMic],
    ['KeyV', turnCamera],
    ['KeyH', turnHand],
  ])
  const turn = (which: Panel) => onPanel(panel === which ? undefined : which)
  const canScreen = can.share && 'getDisplayMedia' in (navigator.mediaDevices ?? {})
  return (
    <div className="calls-controls" role="toolbar" aria-label={t('control.label')}>
      <ControlButton
        icon={shown.mic ? Mic : MicOff}
        label={t('control.mic')}
        pressed={shown.mic}
        disabled={!can.speak && !shown.mic}
        onClick={turnMic}
      />
      <ControlButton
        icon={shown.camera ? Video : VideoOff}
        label={t('control.camera')}
        pressed={shown.camera}
        disabled={!can.show && !shown.camera}
        onClick={turnCamera}
      />
      {(canScreen || shown.screen) && (
        <ControlButton
          icon={MonitorUp}
          label={t('control.screen')}
          pressed={shown.screen}
          onClick={() => void tell(session.own.toggleScreen(), 'screen')}
        />
      )}
      {!direct && <ControlButton icon={Hand} label={t('control.hand')} pressed={hand} onClick={turnHand} />}
      <ControlButton
        icon={Users}
        label={t('control.people')}
        expanded={panel === 'people'}
        count={can.host ? call.waiting : 0}
        onClick={() => turn('people')}
      />
      {!guest && (
        <span className="calls-wide">
          <ControlButton
            icon={MessagesSquare}
            label={t('control.chat')}
            expanded={panel === 'chat'}
            onClick={() => turn('chat')}
          />
        </span>
      )}
      {captions.there && (
        <span className="calls-wide">
          <ControlButton
            icon={Captions}
            label={t('captions.label')}
            pressed={captions.shown}
            onClick={() => captions.show(!captions.shown)}
          />
        </span>
      )}
      <More session={session} shown={shown} captions={captions} onChat={guest ? undefined : () => turn('chat')} />
      <ControlButton
        icon={PhoneOff}
        label={t('control.leave')}
        red
        onClick={() => (can.host ? setLeaving(true) : session.leave())}
      />
      {leaving && <Leaving callId={call.id} onLeave={() => session.leave()} onClose={() => setLeaving(false)} />}
    </div>
  )
}

/** A host chooses: out, or the end for all. */
function Leaving({ callId, onLeave, onClose }: { callId: string; onLeave: () => void; onClose: () => void }) {
  const t = useWords('calls')
  // The call itself tells that it is over.
  const ending = useRun<typeof endCall>('calls.endCall')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('leave.title')}
      actions={
        <>
          <Button kind="line" onClick={onLeave}>
            {t('leave.me')}
          </Button>
          <Button
            kind="red"
            busy={ending.isPending}
            onClick={() => ending.mutate({ callId }, { onError: ({ reason }) => toast(reason, { bad: true }) })}
          >
            {t('leave.all')}
          </Button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </Dialog>
  )
}

function useKeys(deeds: [string, () => void][]): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const typing = (event.target as Element | null)?.closest?.('input, textarea, select, dialog')
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      deeds.find(([code]) => code === event.code)?.[1]()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  })
}
