import { type FormEvent, useEffect, useState } from 'react'
import type { Hat } from '#contract/people'
import type { askForHelp, HelpTopic } from '#contract/support'
import { UploadTray, uploadFiles, uploads, useUploads } from '#screens/files'
import { Button, Checkbox, FileDrop, Note, Select, TextArea } from '#ui'
import { newId, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { describeDevice } from './device.ts'
import { useScreenName } from './screen-name.ts'

export const TOPICS: HelpTopic[] = ['platform', 'paper', 'premises', 'other']

/** What has happened, where, and what it looks like; the browser is named only with consent. */
export function AskInside({ hat, from }: { hat: Hat; from: string | undefined }) {
  const t = useWords('support')
  const go = useGo()
  const [scope] = useState(newId)
  const sent = useUploads(scope)
  const screen = useScreenName(from)
  const about = useQueryValue('about')
  const [topic, setTopic] = useState<HelpTopic>(TOPICS.find((one) => one === about) ?? 'platform')
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
  const onPlatform = topic === 'platform'
  const ready = sent.filter(({ stage }) => stage === 'ready')
  const onWay = sent.some(({ stage }) => stage !== 'ready' && stage !== 'refused')

  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (text.trim().length < 2 || onWay) return
    asking.mutate({
      organizationId: hat.organization.id,
      topic,
      text,
      ...(from && onPlatform ? { screen: from.slice(0, 200) } : {}),
      ...(tells && onPlatform ? { device } : {}),
      fileIds: ready.map(({ id }) => id),
    })
  }

  return (
    <form className="support-form" onSubmit={send} noValidate>
      <div className="stack stack-s">
        <h1>{t('ask.title')}</h1>
        <p className="dim">{t(hat.can.administer && onPlatform ? 'ask.toOperator' : 'ask.toSchool')}</p>
      </div>
      <Select
        label={t('topic.label')}
        hint={t(`topicHint.${topic}`)}
        value={topic}
        onChange={(next) => setTopic(next as HelpTopic)}
        options={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))}
      />
      <TextArea
        label={t(`ask.what.${topic}`)}
        hint={t(`ask.whatHint.${topic}`)}
        value={text}
        rows={5}
        maxLength={4000}
        error={tried && text.trim().length < 2 ? t('ask.fill') : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      {screen && onPlatform && <p className="small dim">{t('ask.screen', { screen })}</p>}
      {sent.length > 0 && <UploadTray scope={scope} />}
      {sent.length < 3 && (
        <FileDrop
          label={t(onPlatform ? 'ask.picture' : 'ask.photo')}
          hint={t('ask.pictureHint')}
          accept="image/png,image/jpeg,image/webp"
          onFiles={(files) => uploadFiles(files, { organizationId: hat.organization.id, scope })}
        />
      )}
      {onPlatform && <Checkbox label={t('ask.device')} hint={device} checked={tells} onChange={setTells} />}
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
