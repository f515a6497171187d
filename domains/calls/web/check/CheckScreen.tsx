import '../calls.css'
import '../words.ts'
import { Camera, Mic, RotateCcw, Volume2, Wifi } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { Button, type Glyph, Icon, Note, Page, Progress, Tag, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { bell } from '../bell.ts'
import { Picture } from '../Picture.tsx'
import { adviceOf } from './advice.ts'
import { useCheck } from './use-check.ts'

/** R102, R103: a minute before the lesson, not during it. */
export function CheckScreen() {
  const t = useWords('calls')
  useMe()
  const check = useCheck()
  const { camera, mic, level, speaker, network, kept } = check
  const stream = useMemo(() => (camera?.track ? new MediaStream([camera.track]) : undefined), [camera?.track])
  const advice = kept ? adviceOf(kept) : []
  return (
    <Page>
      <TopBar title={t('check.title')} text={t('check.offer')} back="/calls" />
      <div className="calls-check">
        <Part icon={Camera} title={t('check.camera')} ok={camera && !camera.trouble} bad={Boolean(camera?.trouble)}>
          <div className="calls-mirror">
            {stream ? (
              <Picture stream={stream} mirrored label={t('preview.me')} />
            ) : (
              <p className="dim">{t(camera?.trouble ? `check.said.camera-${camera.trouble}` : 'preview.opening')}</p>
            )}
          </div>
        </Part>
        <Part icon={Mic} title={t('check.mic')} ok={mic && level.heard} bad={Boolean(mic?.trouble)}>
          {mic?.trouble ? (
            <p>{t(`check.said.mic-${mic.trouble}`)}</p>
          ) : (
            <>
              <Progress label={t('check.level')} value={level.level * 100} max={100} />
              <p>{t(level.heard ? 'check.heard' : 'check.speak')}</p>
            </>
          )}
        </Part>
        <Part icon={Volume2} title={t('check.speaker')} ok={speaker === 'ok'} bad={speaker === 'unheard'}>
          <p>{t('check.listen')}</p>
          <div className="row wrap">
            <Button kind="line" icon={Volume2} onClick={() => strike()}>
              {t('check.ring')}
            </Button>
            <Button kind="soft" aria-pressed={speaker === 'ok'} onClick={() => check.answerSpeaker('ok')}>
              {t('check.audible')}
            </Button>
            <Button kind="soft" aria-pressed={speaker === 'unheard'} onClick={() => check.answerSpeaker('unheard')}>
              {t('check.inaudible')}
            </Button>
          </div>
        </Part>
        <Part
          icon={Wifi}
          title={t('check.network')}
          ok={network && network.network !== 'none'}
          bad={network?.network === 'none'}
        >
          {network ? (
            <>
              <p>{t(`check.way.${network.network}`)}</p>
              <p className="small dim">{t('check.speed', speedsOf(network))}</p>
            </>
          ) : (
            <p role="status">{t('check.trying')}</p>
          )}
        </Part>
        <section className="calls-verdict stack" aria-live="polite">
          {!kept && <p className="dim">{t('check.rest')}</p>}
          {kept && advice.every(({ bad }) => !bad) && <Note kind="ok">{t('check.well')}</Note>}
          {advice.map(({ key, bad }) => (
            <Note key={key} kind={bad ? 'bad' : 'wait'}>
              {t(`check.advice.${key}`)}
            </Note>
          ))}
          {kept && (
            <Button kind="line" icon={RotateCcw} onClick={check.again}>
              {t('check.again')}
            </Button>
          )}
        </section>
      </div>
    </Page>
  )
}

type PartProps = { icon: Glyph; title: string; ok: boolean | undefined; bad: boolean; children: ReactNode }

function Part({ icon, title, ok, bad, children }: PartProps) {
  const t = useWords('calls')
  return (
    <section className="card stack" aria-label={title}>
      <div className="row">
        <Icon of={icon} />
        <h2 className="sp">{title}</h2>
        {ok && <Tag kind="ok">{t('check.ok')}</Tag>}
        {bad && <Tag kind="bad">{t('check.bad')}</Tag>}
      </div>
      {children}
    </section>
  )
}

/** The school's bell, once. */
function strike(): void {
  const stop = bell()
  setTimeout(stop, 2500)
}

const mbit = (kbit: number | null) => (kbit === null ? '–' : (kbit / 1000).toFixed(kbit < 10_000 ? 1 : 0))
const speedsOf = ({
  downKbit,
  upKbit,
  rttMs,
}: {
  downKbit: number | null
  upKbit: number | null
  rttMs: number | null
}) => ({
  down: mbit(downKbit),
  up: mbit(upKbit),
  rtt: rttMs ?? '–',
})
