import { IdCard, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Provider } from '#contract/accounts'
import { Button, Card, Confirm, Empty, IconButton, Note, toast } from '#ui'
import { refresh } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { ProviderDialog, type ProviderTexts } from './ProviderDialog.tsx'

type Props = {
  providers: Provider[]
  returnTo: string
  ofSchool?: boolean
  /** Names of queries that a change makes old. */
  refreshes: string[]
  onKeep: (wish: ProviderTexts) => Promise<unknown>
  onRemove: (providerId: string) => Promise<unknown>
}

/** Who else may vouch for people, with what has been agreed with each. */
export function ProviderCards({ providers, returnTo, ofSchool = false, refreshes, onKeep, onRemove }: Props) {
  const t = useWords('journal')
  const [changing, setChanging] = useState<Provider | 'new'>()
  const [removing, setRemoving] = useState<Provider>()
  const [busy, setBusy] = useState(false)
  const again = () => Promise.all(refreshes.map((name) => refresh(name)))

  async function remove({ id }: Provider): Promise<void> {
    setBusy(true)
    try {
      await onRemove(id)
      await again()
      setRemoving(undefined)
    } catch (error) {
      sayRefusal(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card title={t('entry.title')} className="journal-narrow">
      <p className="dim">{t('entry.text')}</p>
      {providers.length === 0 && <Empty end icon={IdCard} text={t('entry.none')} />}
      <ul className="journal-rows">
        {providers.map((one) => (
          <li key={one.id}>
            <div className="sp">
              <h3>{one.name}</h3>
              <p className="small dim">{[one.issuer, t('entry.bound', { count: one.bound })].join(' · ')}</p>
            </div>
            <IconButton
              icon={Pencil}
              label={t('entry.changeOf', { name: one.name })}
              onClick={() => setChanging(one)}
            />
            <IconButton
              icon={Trash2}
              label={t('entry.removeOf', { name: one.name })}
              onClick={() => setRemoving(one)}
            />
          </li>
        ))}
      </ul>
      <Note>
        {t('entry.return')}
        <p>
          <code className="journal-code">{returnTo}</code>
        </p>
      </Note>
      <div className="row wrap">
        <Button kind="line" icon={Plus} onClick={() => setChanging('new')}>
          {t('entry.add')}
        </Button>
      </div>
      {changing && (
        <ProviderDialog
          known={changing === 'new' ? undefined : changing}
          ofSchool={ofSchool}
          onKeep={async (wish) => {
            await onKeep(wish)
            await again()
            toast(t('entry.saved'))
          }}
          onClose={() => setChanging(undefined)}
        />
      )}
      {removing && (
        <Confirm
          open
          red
          onClose={() => setRemoving(undefined)}
          title={t('entry.removeTitle', { name: removing.name })}
          confirm={t('entry.remove')}
          cancel={t('cancel')}
          busy={busy}
          onConfirm={() => remove(removing)}
        >
          <p>{t('entry.removeText', { count: removing.bound })}</p>
        </Confirm>
      )}
    </Card>
  )
}
