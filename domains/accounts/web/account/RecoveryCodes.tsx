import { Download, Printer } from 'lucide-react'
import { Button, Dialog, Note } from '#ui'
import { useWords } from '#web/i18n'

/** The only time they are seen. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const t = useWords('account')
  const save = () => {
    const text = `${t('step.codesFile')}\n\n${codes.join('\n')}\n`
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    link.download = t('step.codesFileName')
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('step.codesTitle')}
      actions={
        <>
          <Button kind="line" icon={Printer} onClick={() => print()}>
            {t('step.printCodes')}
          </Button>
          <Button kind="line" icon={Download} onClick={save}>
            {t('step.saveCodes')}
          </Button>
          <Button kind="pri" onClick={onClose}>
            {t('step.codesKept')}
          </Button>
        </>
      }
    >
      <p>{t('step.codesText')}</p>
      <ul className="account-codes" aria-label={t('step.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Note kind="wait">{t('step.codesOnce')}</Note>
    </Dialog>
  )
}
