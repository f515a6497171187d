import { Mail, Phone } from 'lucide-react'
import { useState } from 'react'
import type { Account, bindAddress, dropAddress, requestBinding } from '#contract/accounts'
import { Button, Card, Field, Icon, toast } from '#ui'
import { run } from '#web/api'
import { useWords } from '#web/i18n'
import { prettyPhone } from '../phone.ts'
import { Doing } from './Doing.tsx'

const KINDS = ['phone', 'mail'] as const
type Kind = (typeof KINDS)[number]
type Doings = { change: Kind } | { drop: Kind }

/** Where codes come. Nobody but the owner sees them. */
export function AddressesCard({ account, fresh }: { account: Account; fresh: boolean }) {
  const t = useWords('account')
  const [doing, setDoing] = useState<Doings>()
  const shown = { phone: account.phone && prettyPhone(account.phone), mail: account.email }
  const close = () => setDoing(undefined)
  return (
    <Card title={t('address.title')}>
      <p className="dim">{t('address.text')}</p>
      <ul className="rows">
        {KINDS.map((kind) => (
          <li key={kind}>
            <Icon of={kind === 'phone' ? Phone : Mail} />
            <div className="sp">
              <h3>{t(`address.${kind}`)}</h3>
              <p className="small dim">{shown[kind] ?? t('address.none')}</p>
            </div>
            {shown[kind] && (
              <Button aria-label={t(`address.drop_${kind}`)} onClick={() => setDoing({ drop: kind })}>
                {t('address.drop')}
              </Button>
            )}
            <Button aria-label={t(`address.change_${kind}`)} onClick={() => setDoing({ change: kind })}>
              {t(shown[kind] ? 'address.change' : 'address.add')}
            </Button>
          </li>
        ))}
      </ul>
      {doing && 'change' in doing && <Bind kind={doing.change} fresh={fresh} onClose={close} />}
      {doing && 'drop' in doing && (
        <Doing
          title={t(`address.drop_${doing.drop}`)}
          confirm={t('address.drop')}
          fresh={fresh}
          red
          onClose={close}
          onDo={async (proof) => {
            await run<typeof dropAddress>('accounts.dropAddress', { kind: doing.drop, ...proof })
            return undefined
          }}
        >
          <p>{t('address.dropText')}</p>
        </Doing>
      )}
    </Card>
  )
}

/** The new address, then the six digits that came to it. The earlier one is told. */
function Bind({ kind, fresh, onClose }: { kind: Kind; fresh: boolean; onClose: () => void }) {
  const t = useWords('account')
  const [sentTo, setSentTo] = useState<string>()
  return sentTo ? (
    <Doing
      key="code"
      title={t(`address.change_${kind}`)}
      confirm={t('address.bind')}
      fresh
      lines={{ code: '' }}
      onClose={onClose}
      onDo={async (_, { code = '' }) => {
        await run<typeof bindAddress>('accounts.bindAddress', { address: sentTo, code: code.replace(/\D/g, '') })
        toast(t('address.done'))
        return undefined
      }}
    >
      {(form) => (
        <>
          <p>{t('address.sent', { address: sentTo })}</p>
          <Field {...form.line('code')} label={t('code.label')} inputMode="numeric" autoComplete="one-time-code" />
        </>
      )}
    </Doing>
  ) : (
    <Doing
      key="address"
      title={t(`address.change_${kind}`)}
      confirm={t('code.get')}
      fresh={fresh}
      lines={{ address: '' }}
      onClose={onClose}
      onDo={async (proof, { address = '' }) => {
        await run<typeof requestBinding>('accounts.requestBinding', { address, ...proof })
        setSentTo(address)
        return false
      }}
    >
      {(form) => (
        <Field
          {...form.line('address')}
          label={t(kind === 'phone' ? 'address.newPhone' : 'address.newMail')}
          type={kind === 'phone' ? 'tel' : 'email'}
          autoComplete={kind === 'phone' ? 'tel' : 'email'}
        />
      )}
    </Doing>
  )
}
