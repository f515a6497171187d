import './moderation.css'
import './words.ts'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { acceptConduct, getConduct, setConduct } from '#contract/moderation'
import type { Hat } from '#contract/people'
import { InSchool } from '#screens/people'
import { Button, Card, Note, Skeleton, Tag, TextArea, TopBar, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { Acceptances } from './Acceptances.tsx'
import { ConductText } from './ConductText.tsx'
import { DeskTabs } from './DeskTabs.tsx'
import { dayOf } from './day.ts'
import './live.ts'

/** The rules of conduct: everybody reads them, the administration writes them, the class teacher sees who has accepted. */
export const ConductScreen = () => <InSchool>{(hat) => <Conduct hat={hat} />}</InSchool>

function Conduct({ hat }: { hat: Hat }) {
  const t = useWords('moderation')
  const organizationId = hat.organization.id
  const [editing, setEditing] = useState(false)
  const { data, error } = useAsk<typeof getConduct>('moderation.getConduct', { organizationId })
  const accepting = useRun<typeof acceptConduct>('moderation.acceptConduct', {
    refresh: ['moderation.getConduct'],
    onError: sayRefusal,
  })
  const leads = hat.can.administer || hat.can.leadClasses
  return (
    <>
      <TopBar title={t('conduct.title')} text={hat.organization.shortName} back={leads ? '/school' : '/more'} />
      {leads && <DeskTabs />}
      <div className="moderation-wide">
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton lines={10} />}
        {data && !editing && (
          <Card
            title={t('conduct.text')}
            mark={<Tag>{t('conduct.version', { version: data.version })}</Tag>}
            aside={
              data.can.edit && (
                <Button icon={Pencil} onClick={() => setEditing(true)}>
                  {t('conduct.edit')}
                </Button>
              )
            }
          >
            <ConductText text={data.text} level={3} />
            {data.must ? (
              <Button
                kind="pri"
                busy={accepting.isPending}
                onClick={() => accepting.mutate({ organizationId, version: data.version })}
              >
                {t('gate.accept')}
              </Button>
            ) : (
              data.accepted && <p className="small dim">{t('conduct.accepted', { date: dayOf(data.accepted.at) })}</p>
            )}
          </Card>
        )}
        {data && editing && (
          <Editor organizationId={organizationId} text={data.text} onClose={() => setEditing(false)} />
        )}
        {leads && <Acceptances hat={hat} />}
      </div>
    </>
  )
}

function Editor({ organizationId, text, onClose }: { organizationId: string; text: string; onClose: () => void }) {
  const t = useWords('moderation')
  const [next, setNext] = useState(text)
  const saving = useRun<typeof setConduct>('moderation.setConduct', {
    refresh: ['moderation.getConduct', 'moderation.listAcceptances'],
    onDone: () => {
      toast(t('conduct.saved'))
      onClose()
    },
  })
  return (
    <Card title={t('conduct.edit')}>
      <form
        className="moderation-decide"
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate({ organizationId, text: next.trim() })
        }}
      >
        <TextArea
          label={t('conduct.text')}
          hint={t('conduct.hint')}
          rows={18}
          value={next}
          maxLength={20_000}
          error={saving.error?.reason}
          onChange={(event) => setNext(event.target.value)}
        />
        <Note kind="wait">{t('conduct.asksAgain')}</Note>
        <div className="row wrap">
          <Button kind="pri" type="submit" busy={saving.isPending} disabled={next.trim() === text.trim()}>
            {t('conduct.save')}
          </Button>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
