import { Fingerprint, KeyRound, Smartphone } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { dropTotp, getSecurity, makeRecoveryCodes, removePasskey } from '#contract/accounts'
import { Button, Card, Icon, Note, Tag, toast } from '#ui'
import { run } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'
import { AddPasskey } from './AddPasskey.tsx'
import { AddTotp } from './AddTotp.tsx'
import { Doing } from './Doing.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

export type Security = OutputOf<typeof getSecurity>
type Doings = 'totp' | 'passkey' | 'dropTotp' | 'codes' | { remove: string }

export function SecondStepCard({ security }: { security: Security }) {
  const t = useWords('account')
  const [doing, setDoing] = useState<Doings>()
  const [codes, setCodes] = useState<string[]>([])
  const { totp, passkeys, recoveryLeft, demanded, fresh } = security
  const on = totp !== null || passkeys.length > 0
  const close = () => setDoing(undefined)
  const done = (made: string[]) => {
    toast(t('step.connected'))
    setCodes(made)
    close()
  }
  return (
    <Card
      title={t('step.name')}
      aside={<Tag {...(on ? { kind: 'ok' as const } : {})}>{t(on ? 'step.isOn' : 'step.isOff')}</Tag>}
    >
      <p className="dim">{t(demanded ? 'step.whyDemanded' : 'step.why')}</p>
      <ul className="rows">
        {totp && (
          <li>
            <Icon of={Smartphone} />
            <div className="sp">
              <h3>{t('step.totp')}</h3>
              <p className="small dim">{t('step.since', { day: formatBrief(totp.since) })}</p>
            </div>
            <Button aria-label={t('step.dropTotp')} onClick={() => setDoing('dropTotp')}>
              {t('step.drop')}
            </Button>
          </li>
        )}
        {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id}>
            <Icon of={Fingerprint} />
            <div className="sp">
              <h3>{name}</h3>
              <p className="small dim">
                {lastUsedAt
                  ? t('step.used', { day: formatBrief(lastUsedAt) })
                  : t('step.since', { day: formatBrief(createdAt) })}
              </p>
            </div>
            <Button aria-label={t('step.removeOf', { name })} onClick={() => setDoing({ remove: id })}>
              {t('step.drop')}
            </Button>
          </li>
        ))}
        {on && (
          <li>
            <Icon of={KeyRound} />
            <div className="sp">
              <h3>{t('step.codes')}</h3>
              <p className="small dim">{t('step.codesLeft', { count: recoveryLeft })}</p>
            </div>
            <Button onClick={() => setDoing('codes')}>{t('step.newCodes')}</Button>
          </li>
        )}
      </ul>
      {on && recoveryLeft < 3 && <Note kind="wait">{t('step.fewCodes')}</Note>}
      <div className="acts">
        {!totp && (
          <Button kind={on ? 'line' : 'pri'} icon={Smartphone} onClick={() => setDoing('totp')}>
            {t('step.addTotp')}
          </Button>
        )}
        <Button kind="line" icon={Fingerprint} onClick={() => setDoing('passkey')}>
          {t('step.addPasskey')}
        </Button>
      </div>
      {doing === 'totp' && <AddTotp fresh={fresh} onDone={done} onClose={close} />}
      {doing === 'passkey' && <AddPasskey fresh={fresh} onDone={done} onClose={close} />}
      {doing === 'dropTotp' && (
        <Doing
          title={t('step.dropTotpTitle')}
          confirm={t('step.drop')}
          fresh={fresh}
          red
          onClose={close}
          onDo={async (proof) => {
            await run<typeof dropTotp>('accounts.dropTotp', proof)
            return undefined
          }}
        >
          <p>{t('step.dropText')}</p>
        </Doing>
      )}
      {typeof doing === 'object' && (
        <Doing
          title={t('step.removeTitle')}
          confirm={t('step.drop')}
          fresh={fresh}
          red
          onClose={close}
          onDo={async (proof) => {
            await run<typeof removePasskey>('accounts.removePasskey', { passkeyId: doing.remove, ...proof })
            return undefined
          }}
        >
          <p>{t('step.dropText')}</p>
        </Doing>
      )}
      {doing === 'codes' && (
        <Doing
          title={t('step.newCodesTitle')}
          confirm={t('step.newCodes')}
          fresh={fresh}
          onClose={close}
          onDo={async (proof) => {
            setCodes((await run<typeof makeRecoveryCodes>('accounts.makeRecoveryCodes', proof)).recoveryCodes)
            return undefined
          }}
        >
          <p>{t('step.newCodesText')}</p>
        </Doing>
      )}
      {codes.length > 0 && !doing && <RecoveryCodes codes={codes} onClose={() => setCodes([])} />}
    </Card>
  )
}
