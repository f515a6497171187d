import './shell.css'
import { clsx } from 'clsx'

export type MarkProps = { label?: string; ring?: boolean; className?: string }

/** The leaning bell with its brass clapper. */
export const Mark = ({ label, ring, className }: MarkProps) => (
  // biome-ignore lint/a11y/noSvgWithoutTitle: named when it has a label, else decoration
  <svg
    className={clsx('mark', ring && 'mark-ring', className)}
    viewBox="0 0 44 44"
    {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
  >
    <rect className="bg" width="44" height="44" rx="13" />
    <g>
      <g transform="translate(-3.3 -3) scale(1.15) rotate(-11 22 20)">
        <circle className="cl" cx="25.5" cy="32.6" r="3.7" />
        <path
          className="fg"
          d="M22 8.4c.9 0 1.6.7 1.6 1.6v.8c4.4.8 7.2 4.4 7.2 9.1 0 4.3 1 6.4 2.5 7.9.9.9.3 2.5-1 2.5H11.7c-1.3 0-1.9-1.6-1-2.5 1.5-1.5 2.5-3.6 2.5-7.9 0-4.7 2.8-8.3 7.2-9.1V10c0-.9.7-1.6 1.6-1.6z"
        />
      </g>
    </g>
  </svg>
)
