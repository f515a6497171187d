import './people.css'
import { clsx } from 'clsx'
import { type Chalk, chalkOf } from './chalk.ts'

export type NameChipProps = { id: string; name: string; chalk?: Chalk; className?: string }

/** Whose this is: the person's name on the person's chalk. */
export const NameChip = ({ id, name, chalk = chalkOf(id), className }: NameChipProps) => (
  <span className={clsx('namechip', `chalk-${chalk}`, className)}>{name}</span>
)
