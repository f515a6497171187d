import { useState } from 'react'
import { Button, Note, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import type { SchoolClock } from '#web/school-clock'
import { fromWall } from '#web/wall'
import type { changeHeld, Message } from '../../contract.ts'
import { faultOf, WhenFields, wallOf } from './WhenFields.tsx'

type Props = { message: Message; clock: SchoolClock; onDone: () => void }

/** Other words, another hour, or now. Forwarded words stay as they were said. */
export function ChangeHeld({ message, clock, onDone }: Props) {
  const d = useWords('deeds')
  const [text, setText] = useState(message.text ?? '')
  const [wall, setWall] = useState(() => wallOf(message.heldUntil ?? Date.now(), clock))
  const [pressed, setPressed] = useState(false)
  const fault = faultOf(wall, clock)
  const change = useRun<typeof changeHeld>('chats.changeHeld', {
    refresh: ['chats.listHeld'],
    onDone: (changed) => {
      toast(changed.heldUntil ? d('later.done', { when: clock.dayTime(changed.heldUntil) }) : d('waiting.sent'))
      onDone()
    },
  })
  const { error } = change
  const save = (at: string | null) => change.mutate({ chatId: message.chatId, messageId: message.id, text, at })
  const submit = () => {
    setPressed(true)
    if (!fault) save(fromWall(`${wall.day}T${wall.time}`, clock.zone)!.toISOString())
  }
  return (
    <form
      className="deeds-change stack stack-s"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {message.forwardedFrom ? (
        <p className="small dim">{d('waiting.source', { name: message.forwardedFrom.authorName })}</p>
      ) : (
        <TextArea
          label={d('waiting.text')}
          value={text}
          maxLength={8000}
          error={error?.field === 'text' ? error.reason : undefined}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <WhenFields
        clock={clock}
        value={wall}
        onChange={setWall}
        fault={pressed && fault ? d(`later.${fault}`) : undefined}
      />
      {error && error.field !== 'text' && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
      <div className="row deeds-acts">
        <Button busy={change.isPending} onClick={() => save(null)}>
          {d('waiting.asSoon')}
        </Button>
        <Button type="submit" kind="pri" busy={change.isPending}>
          {d('waiting.save')}
        </Button>
      </div>
    </form>
  )
}
