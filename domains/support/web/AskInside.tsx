import { type FormEvent, useEffect, useState } from 'react'
import type { Hat } from '#contract/people'
import type { askForHelp } from '#contract/support'
import { UploadTray, uploadFiles, uploads, useUploads } from '#screens/files'
import { Button, Checkbox, FileDrop, Note, TextArea } from '#ui'
import { newId, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { describeDevice } from './device.ts'
import { useScreenName } from './screen-name.ts'

/** What has happened, where, and what it looks like; the browser is named only with consent. */
export function AskInside({ hat, from }: { hat: Hat; from: string | undefined }) {
  const t = useWords('support')
  const go = useGo()
  const [scope] = useState(newId)
  const sent = useUploads(scope)
  const screen = useScreenName(from)
  const [text, setText] = useState('')
  const [tells, setTells] = useState(true)
  const [tried, setTried] = useState(false)
  const device = describeDevice()
  const asking = useRun<typeof askForHelp>('support.askForHelp', {
    refresh: ['support.listMine', 'support.countWaiting'],
    onDone: ({ request }) => {
      uploads.take(scope)
      go(`/more/help/${request.id}`)
    },
  })
  useEffect(() => () => void uploads.take(scope), [scope])
  const ready = sent.filter(({ stage }) => stage === 'ready')
  const onWay = sent.some(({ stage }) => stage !== 'ready' && stage !== 'refused')

  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (text.trim().length < 2 || onWay) return
    asking.mutate({
      organizationId: hat.organization.id,
      text,
      ...(from ? { screen: from.slice(0, 200) } : {}),
      ...(tells ? { device } : {}),
      fileIds: ready.map(({ id }) => id),
    })
  }

  return (
    <form className="support-form" onSubmit={send} noValidate>
      <div className="stack stack-s">
        <h1>{t('ask.title')}</h1>
        <p className="dim">{t(hat.can.administer ? 'ask.toOperator' : 'ask.toSchool')}</p>
      </div>
      <TextArea
        label={t('ask.what')}
        hint={t('ask.whatHint')}
        value={text}
        rows={5}
        maxLength={4000}
        error={tried && text.trim().length < 2 ? t('ask.fill') : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      {screen && <p className="small dim">{t('ask.screen', { screen })}</p>}
      {sent.length > 0 && <UploadTray scope={scope} />}
      {sent.length < 3 && (
        <FileDrop
          label={t('ask.picture')}
          hint={t('ask.pictureHint')}
          accept="image/png,image/jpeg,image/webp"
          onFiles={(files) => uploadFiles(files, { organizationId: hat.organization.id, scope })}
        />
      )}
      <Checkbox label={t('ask.device')} hint={device} checked={tells} onChange={setTells} />
      {asking.error && (
        <Note kind="bad" live>
          {asking.error.reason}
        </Note>
      )}
      <div className="row wrap">
        <Button kind="pri" type="submit" busy={asking.isPending || onWay}>
          {t('ask.send')}
        </Button>
        <Button href="/more/help">{t('ask.mine')}</Button>
      </div>
    </form>
  )
}
