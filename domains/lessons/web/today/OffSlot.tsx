import '../words.ts'
import '../lessons.css'
import { Sun } from 'lucide-react'
import type { OffDay } from '#contract/lessons'
import { Icon } from '#ui'
import { useWords } from '#web/i18n'
import { offWords } from '../about.ts'

/** «Осенние каникулы, до 8 ноября» on the page of today. */
export function OffSlot({ off }: { off: OffDay }) {
  const t = useWords('lessons')
  return (
    <li className="lessons-off">
      <Icon of={Sun} />
      <p>{offWords(off, t)}</p>
    </li>
  )
}
