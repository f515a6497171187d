import './words.ts'
import './deeds.css'
import { useState } from 'react'
import { Button, Dialog } from '#ui'
import { useWords } from '#web/i18n'
import { useSchoolClock } from '#web/school-clock'
import { fromWall } from '#web/wall'
import type { Chat } from '../../contract.ts'
import { faultOf, WhenFields, wallOf } from './WhenFields.tsx'

type Props = { chat: Chat; at: string | undefined; onChoose: (at: string) => void; onClose: () => void }

/** «Отправить позже»: an hour of the school's clock for what is being written. */
export default function LaterDialog({ chat, at, onChoose, onClose }: Props) {
  const d = useWords('deeds')
  const clock = useSchoolClock(chat.organizationId)
  const [wall, setWall] = useState(() => wallOf(at ?? Date.now() + 3600_000, clock))
  const [pressed, setPressed] = useState(false)
  const fault = faultOf(wall, clock)
  const choose = () => {
    setPressed(true)
    if (fault) return
    onChoose(fromWall(`${wall.day}T${wall.time}`, clock.zone)!.toISOString())
    onClose()
  }
  return (
    <Dialog
      open
      title={d('later.title')}
      onClose={onClose}
      actions={
        <Button kind="pri" onClick={choose}>
          {d('later.choose')}
        </Button>
      }
    >
      <WhenFields
        clock={clock}
        value={wall}
        onChange={setWall}
        fault={pressed && fault ? d(`later.${fault}`) : undefined}
      />
    </Dialog>
  )
}
