import { CameraOff, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { Button, Note } from '#ui'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { codeInSquare, sheetPage } from './sheet-code.ts'
import { useSquare } from './use-square.ts'

/** The camera looks for the square of an activation sheet; the picture never leaves the device. */
export function QrWay({ onGiveUp }: { onGiveUp: () => void }) {
  const t = useWords('accounts')
  const go = useGo()
  const [foreign, setForeign] = useState(false)
  const { video, trouble } = useSquare((text) => {
    const code = codeInSquare(text)
    setForeign(!code)
    if (code) go(sheetPage(code))
    return Boolean(code)
  })
  return (
    <div className="way">
      <div>
        <h2>{t('signIn.qrTitle')}</h2>
        <p className="dim">{t('signIn.qrText')}</p>
      </div>
      {trouble ? (
        <Note
          kind="wait"
          icon={CameraOff}
          live
          actions={
            <Button kind="line" onClick={onGiveUp}>
              {t('signIn.typeCode')}
            </Button>
          }
        >
          {t(`signIn.camera.${trouble}`)}
        </Note>
      ) : (
        <div className="lens">
          <video ref={video} muted playsInline aria-label={t('signIn.viewfinder')} />
          <svg viewBox="0 0 200 200" aria-hidden="true">
            <path d="M10 50V26q0-16 16-16h24M150 10h24q16 0 16 16v24M190 150v24q0 16-16 16h-24M50 190H26q-16 0-16-16v-24" />
            <path d="M30 100h140" />
          </svg>
        </div>
      )}
      {foreign && (
        <Note kind="bad" live>
          {t('signIn.foreignSquare')}
        </Note>
      )}
      <Note icon={ShieldCheck}>{t('signIn.cameraStays')}</Note>
    </div>
  )
}
