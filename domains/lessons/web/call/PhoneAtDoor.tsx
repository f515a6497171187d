import '../words.ts'
import { Hand } from 'lucide-react'
import { useState } from 'react'
import type { askForPhone, getLessonOfCall } from '#contract/lessons'
import { isPhone } from '#rules/lessons'
import { Button, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'

/** R112: a phone was refused at the door of a remote lesson; here is the way out. */
export function PhoneAtDoor({ callId, onAgain }: { callId: string; onAgain: () => void }) {
  const t = useWords('lessons')
  const [asked, setAsked] = useState(false)
  const { data } = useAsk<typeof getLessonOfCall>('lessons.getLessonOfCall', { callId })
  const asking = useRun<typeof askForPhone>('lessons.askForPhone', { onDone: () => setAsked(true) })
  if (!data?.lesson?.remote || !isPhone(navigator.userAgent)) return null
  if (asked)
    return (
      <Button kind="pri" onClick={onAgain}>
        {t('phone.again')}
      </Button>
    )
  return (
    <Button
      kind="soft"
      icon={Hand}
      busy={asking.isPending}
      onClick={() => asking.mutate({ callId }, { onError: ({ reason }) => toast(reason) })}
    >
      {t('phone.ask')}
    </Button>
  )
}
