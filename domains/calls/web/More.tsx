import {
  Captions,
  Droplet,
  Ellipsis,
  Headset,
  MessagesSquare,
  PictureInPicture2,
  SignalLow,
  SquarePen,
} from 'lucide-react'
import { useState } from 'react'
import type { Reaction } from '#contract/calls'
import { Button, Popover } from '#ui'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { ControlButton } from './ControlButton.tsx'
import type { CaptionsOn } from './captions/use-captions.ts'
import { DevicesDialog } from './devices/DevicesDialog.tsx'
import { canBlur, isBlurred } from './media/blur.ts'
import { chooseBlur } from './media/devices.ts'
import { floatPicture, mayFloat } from './media/floating.ts'
import type { Session, Shown } from './media/session.ts'

type Props = { session: Session; shown: Shown; captions: CaptionsOn; onChat: (() => void) | undefined }

const WORDS: Reaction[] = ['yes', 'no', 'thanks', 'bravo', 'slower']

/** One press instead of a word aloud, and what is needed now and then. */
export function More({ session, shown, captions, onChat }: Props) {
  const t = useWords('calls')
  const camera = session.own.tracks.camera
  const blurred = isBlurred(camera)
  const react = (said: Reaction) => session.react(said).catch(sayRefusal)
  const [devices, setDevices] = useState(false)
  return (
    <>
      <Popover
        label={t('control.more')}
        align="end"
        trigger={<ControlButton icon={Ellipsis} label={t('control.more')} />}
      >
        {(close) => {
          const then = (work: () => unknown) => () => {
            close()
            work()
          }
          return (
            <div className="calls-more stack-s">
              {/* biome-ignore lint/a11y/useSemanticElements: no form */}
              <div className="row wrap" role="group" aria-label={t('react.label')}>
                {WORDS.map((said) => (
                  <Button key={said} kind="soft" onClick={then(() => react(said))}>
                    {t(`react.${said}`)}
                  </Button>
                ))}
              </div>
              {onChat && (
                <Button wide icon={MessagesSquare} onClick={then(onChat)}>
                  {t('control.chat')}
                </Button>
              )}
              <Button wide icon={Captions} onClick={then(() => captions.show(!captions.shown))}>
                {t(captions.shown ? 'captions.hide' : 'captions.show')}
              </Button>
              {captions.mayWrite && !captions.writing && (
                <Button wide icon={SquarePen} onClick={then(() => captions.write(true))}>
                  {t('captions.begin')}
                </Button>
              )}
              <Button wide icon={Headset} onClick={then(() => setDevices(true))}>
                {t('devices.open')}
              </Button>
              {mayFloat() && (
                <Button wide icon={PictureInPicture2} onClick={then(() => floatPicture())}>
                  {t('more.float')}
                </Button>
              )}
              <Button wide icon={SignalLow} onClick={then(() => session.spare(!shown.sparing.on))}>
                {t(shown.sparing.on ? 'sparing.off' : 'more.spare')}
              </Button>
              {shown.camera && canBlur(camera) && (
                <Button wide icon={Droplet} onClick={then(() => chooseBlur(camera!, !blurred))}>
                  {t(blurred ? 'more.sharp' : 'more.blur')}
                </Button>
              )}
            </div>
          )
        }}
      </Popover>
      {devices && <DevicesDialog session={session} shown={shown} onClose={() => setDevices(false)} />}
    </>
  )
}
