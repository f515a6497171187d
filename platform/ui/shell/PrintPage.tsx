import './shell.css'
import type { ReactNode } from 'react'

/** A desk with sheets of paper on it; only the sheets are printed. */
export const PrintBench = ({ tools, children }: { tools?: ReactNode; children: ReactNode }) => (
  <main className="bench" id="main">
    {tools && <div className="bench-tools">{tools}</div>}
    {children}
  </main>
)

/** One A4 sheet, black on white in every theme. */
export const PrintPage = ({ label, children }: { label: string; children: ReactNode }) => (
  <article className="a4" aria-label={label}>
    {children}
  </article>
)
